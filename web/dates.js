// Dates as a reader writes them, of which the month or the year may be all that is known. Pure. Tested by
// tests/web/sure.test.mjs.

/** Whether it is a day, month or year of the calendar: "2025-02-19", "2025-02", "2025". */
export function isDate(date) {
  if (typeof date !== 'string' || !/^\d{4}(-\d\d){0,2}$/.test(date) || date < '0001') return false;
  const day = date + '-01'.repeat((10 - date.length) / 3);
  const at = new Date(`${day}T00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day);
}

const months = 'january february march april may june july august september october november december'.split(' ');

const forms = [
  /^(?<year>\d{4})(?:[-/.](?<month>\d\d?)(?:[-/.](?<day>\d\d?))?)?$/,
  /^(?<month>\d\d?)[-/.](?<year>\d{4})$/,
  /^(?<day>\d\d?)\. ?(?<month>\d\d?)\. ?(?<year>\d{4})$/,
  /^(?:(?<day>\d\d?)(?:st|nd|rd|th)? (?:of )?)?(?<month>[a-z]{3,})\.?,? (?<year>\d{4})$/,
  /^(?<month>[a-z]{3,})\.? (?<day>\d\d?)(?:st|nd|rd|th)?,? (?<year>\d{4})$/,
];

/**
 * The same of words: "19 Feb 2025", "February 19, 2025", "February 2025", "2/2025", "19.2.2025". '' where they are no
 * date, or may be two: "3/4/2025".
 */
export function writtenDate(words) {
  const line = words.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^[a-z]+day,? /, '');
  for (const form of forms) {
    const found = form.exec(line)?.groups;
    if (!found) continue;
    const fields = [found.month && monthOf(found.month), found.day].filter(Boolean);
    const date = [found.year, ...fields.map((field) => String(field).padStart(2, '0'))].join('-');
    return isDate(date) ? date : '';
  }
  return '';
}

// 13, which is none, for a word that names no month.
function monthOf(words) {
  if (/^\d/.test(words)) return words;
  return months.findIndex((month) => month.startsWith(words.replace(/^sept$/, 'sep'))) + 1 || 13;
}

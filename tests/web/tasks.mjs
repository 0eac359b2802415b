// How long Chromium's main thread is busy at a stretch. In processor time, since the clock tells as much of what else the
// machine does.

/**
 * What act() answers, and the tasks of the pages' main threads while it ran: [{processor, clock}] in ms, the longest first.
 */
export async function tasksDuring(page, act) {
  await page.tracing.start({ categories: ['toplevel'] });
  const answer = await act();
  const { traceEvents } = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  const thread = ({ pid, tid }) => `${pid} ${tid}`;
  const isMain = ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain';
  const main = new Set(traceEvents.filter(isMain).map(thread));
  const tasks = traceEvents
    .filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)))
    .map(({ tdur = 0, dur = 0 }) => ({ processor: tdur / 1000, clock: dur / 1000 }))
    .sort((a, b) => b.processor - a.processor);
  return { answer, tasks };
}

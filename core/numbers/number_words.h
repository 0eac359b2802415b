// The words of money and measures, in one place. All folded. Read by number_grammar.cpp; tested by
// tests/cases/numbers.txt.
#pragma once

#include <string_view>

namespace annotator {

// What a word or sign stands for.
struct UnitName {
  std::string_view words, unit;
};

// Before the number, longer ones first: "A$", "US $", "EUR". A bare "$", "£", "¥" is not here: see assumed_money.
inline constexpr UnitName money_before[] = {
    {"us $", "USD"}, {"usd $", "USD"}, {"usd", "USD"}, {"a $", "AUD"}, {"au $", "AUD"}, {"aud $", "AUD"},
    {"aud", "AUD"}, {"c $", "CAD"}, {"ca $", "CAD"}, {"can $", "CAD"}, {"cdn $", "CAD"}, {"cad $", "CAD"},
    {"cad", "CAD"}, {"nz $", "NZD"}, {"nzd", "NZD"}, {"hk $", "HKD"}, {"hkd", "HKD"}, {"s $", "SGD"},
    {"sg $", "SGD"}, {"nt $", "TWD"}, {"r $", "BRL"}, {"mx $", "MXN"}, {"gb £", "GBP"}, {"sgd", "SGD"},
    {"₿", "bitcoin"}, {"€", "EUR"}, {"eur", "EUR"}, {"gbp", "GBP"},
    {"₹", "INR"}, {"inr", "INR"}, {"₽", "RUB"}, {"rub", "RUB"}, {"₩", "KRW"}, {"krw", "KRW"}, {"₺", "TRY"},
    {"₪", "ILS"}, {"₴", "UAH"}, {"₦", "NGN"}, {"₱", "PHP"}, {"₫", "VND"}, {"chf", "CHF"}, {"cny", "CNY"},
    {"rmb", "CNY"}, {"jpy", "JPY"}, {"sek", "SEK"}, {"nok", "NOK"}, {"dkk", "DKK"}, {"pln", "PLN"}, {"rp", "IDR"},
    {"cop $", "COP"}, {"cop", "COP"}, {"zar", "ZAR"}, {"brl", "BRL"}, {"try", "TRY"}, {"aed", "AED"},
};

// Signs and words of several countries' money, and whose it is unless the article says otherwise.
inline constexpr UnitName assumed_money[] = {{"$", "USD"}, {"£", "GBP"}, {"¥", "JPY"}};

// Behind the number, longer ones first. Money of several countries keeps the word as its unit.
inline constexpr UnitName money_behind[] = {
    {"us dollars", "USD"}, {"us dollar", "USD"}, {"american dollars", "USD"}, {"australian dollars", "AUD"},
    {"canadian dollars", "CAD"}, {"new zealand dollars", "NZD"}, {"hong kong dollars", "HKD"},
    {"singapore dollars", "SGD"}, {"pounds sterling", "GBP"}, {"british pounds", "GBP"}, {"euros", "EUR"},
    {"euro", "EUR"}, {"yen", "JPY"}, {"yuan", "CNY"}, {"renminbi", "CNY"}, {"rubles", "RUB"}, {"roubles", "RUB"},
    {"ruble", "RUB"}, {"rouble", "RUB"}, {"hryvnias", "UAH"}, {"hryvnia", "UAH"}, {"shekels", "ILS"},
    {"swiss francs", "CHF"}, {"baht", "THB"}, {"rand", "ZAR"}, {"reais", "BRL"}, {"naira", "NGN"}, {"ringgit", "MYR"},
    {"indian rupees", "INR"}, {"pakistani rupees", "PKR"}, {"mexican pesos", "MXN"}, {"bitcoins", "bitcoin"},
    {"bitcoin", "bitcoin"}, {"guilders", "guilder"}, {"guilder", "guilder"}, {"rupees", "rupee"}, {"rupee", "rupee"},
    {"pesos", "peso"}, {"peso", "peso"}, {"kronor", "krona"}, {"kroner", "krone"}, {"krona", "krona"},
    {"krone", "krone"}, {"francs", "franc"}, {"franc", "franc"}, {"dinars", "dinar"}, {"lira", "lira"},
    {"liras", "lira"}, {"marks", "mark"}, {"złotys", "PLN"}, {"złoty", "PLN"},
    {"zlotys", "PLN"}, {"zloty", "PLN"}, {"won", "KRW"}, {"forints", "HUF"},
    {"usd", "USD"}, {"eur", "EUR"}, {"gbp", "GBP"}, {"aud", "AUD"}, {"cad", "CAD"},
};
inline constexpr UnitName assumed_money_behind[] = {
    {"dollars", "USD"}, {"dollar", "USD"}, {"pounds", "GBP"}, {"pound", "GBP"},
};
// A hundredth of it.
inline constexpr UnitName assumed_cents[] = {
    {"cents", "USD"}, {"cent", "USD"}, {"pence", "GBP"}, {"pennies", "GBP"}, {"penny", "GBP"}, {"p", "GBP"},
};

inline constexpr UnitName percents[] = {
    {"percentage points", "pp"}, {"percentage point", "pp"}, {"percentage - point", "pp"},
    {"percent points", "pp"}, {"points", "pp"},
    {"%", "%"}, {"percent", "%"}, {"per cent", "%"}, {"pct", "%"}, {"pc", "%"}, {"％", "%"},
};

// Measures, longer ones first. "square", "cubic" and "per" are put together from these.
inline constexpr UnitName measures[] = {
    {"nautical miles", "nmi"}, {"nautical mile", "nmi"}, {"light years", "ly"}, {"light year", "ly"},
    {"light - years", "ly"}, {"light - year", "ly"}, {"astronomical units", "au"}, {"astronomical unit", "au"},
    {"metric tons", "t"}, {"metric tonnes", "t"}, {"metric ton", "t"}, {"imperial gallons", "imp gal"},
    {"fluid ounces", "fl oz"}, {"degrees celsius", "°C"}, {"degrees fahrenheit", "°F"}, {"degrees c", "°C"},
    {"degrees f", "°F"}, {"degree celsius", "°C"}, {"degree fahrenheit", "°F"}, {"degrees centigrade", "°C"},
    {"° celsius", "°C"}, {"° fahrenheit", "°F"}, {"° c", "°C"}, {"° f", "°F"},
    {"℃", "°C"}, {"℉", "°F"}, {"degrees", "°"}, {"degree", "°"}, {"°", "°"},
    {"km / h", "km/h"}, {"m / s", "m/s"}, {"kilometers", "km"}, {"kilometer", "km"}, {"kilometres", "km"},
    {"kilometre", "km"}, {"km", "km"}, {"kms", "km"}, {"meters", "m"}, {"meter", "m"}, {"metres", "m"}, {"metre", "m"},
    {"m", "m"}, {"centimeters", "cm"}, {"centimeter", "cm"}, {"centimetres", "cm"}, {"centimetre", "cm"}, {"cm", "cm"},
    {"millimeters", "mm"}, {"millimeter", "mm"}, {"millimetres", "mm"}, {"millimetre", "mm"}, {"mm", "mm"},
    {"micrometers", "µm"}, {"micrometres", "µm"}, {"microns", "µm"}, {"nanometers", "nm"}, {"nanometres", "nm"},
    {"miles", "mi"}, {"mile", "mi"}, {"mi", "mi"}, {"yards", "yd"}, {"yard", "yd"}, {"feet", "ft"}, {"foot", "ft"},
    {"ft", "ft"}, {"inches", "in"}, {"inch", "in"}, {"in", "in"}, {"mph", "mi/h"}, {"kph", "km/h"}, {"kmh", "km/h"},
    {"knots", "kn"}, {"knot", "kn"}, {"hectares", "ha"}, {"hectare", "ha"}, {"ha", "ha"}, {"acres", "acre"},
    {"acre", "acre"}, {"kilograms", "kg"}, {"kilogram", "kg"}, {"kilogrammes", "kg"}, {"kilos", "kg"}, {"kilo", "kg"},
    {"kg", "kg"}, {"kgs", "kg"}, {"grams", "g"}, {"gram", "g"}, {"grammes", "g"}, {"g", "g"}, {"milligrams", "mg"},
    {"milligram", "mg"}, {"mg", "mg"}, {"micrograms", "µg"}, {"microgram", "µg"}, {"tonnes", "t"}, {"tonne", "t"},
    {"tons", "ton"}, {"ton", "ton"}, {"pounds", "lb"}, {"pound", "lb"}, {"lbs", "lb"}, {"lb", "lb"}, {"ounces", "oz"},
    {"ounce", "oz"}, {"oz", "oz"}, {"stone", "st"}, {"liters", "L"}, {"liter", "L"}, {"litres", "L"}, {"litre", "L"},
    {"l", "L"}, {"milliliters", "mL"}, {"millilitres", "mL"}, {"ml", "mL"}, {"gallons", "gal"}, {"gallon", "gal"},
    {"pints", "pt"}, {"pint", "pt"}, {"barrels", "bbl"}, {"barrel", "bbl"}, {"bushels", "bushel"},
    {"kilowatt - hours", "kWh"}, {"kilowatt hours", "kWh"}, {"megawatt - hours", "MWh"}, {"megawatt hours", "MWh"},
    {"watts", "W"}, {"kilowatts", "kW"}, {"kilowatt", "kW"}, {"kw", "kW"}, {"megawatts", "MW"}, {"megawatt", "MW"},
    {"gigawatts", "GW"}, {"gigawatt", "GW"}, {"gw", "GW"}, {"volts", "V"}, {"volt", "V"}, {"horsepower", "hp"},
    {"kwh", "kWh"}, {"mwh", "MWh"}, {"gb", "GB"}, {"gigabytes", "GB"}, {"gigabyte", "GB"}, {"mb", "MB"},
    {"megabytes", "MB"}, {"tb", "TB"}, {"terabytes", "TB"}, {"kb", "kB"}, {"mhz", "MHz"}, {"ghz", "GHz"}, {"hz", "Hz"},
    {"khz", "kHz"}, {"megapixels", "MP"}, {"megapixel", "MP"}, {"decibels", "dB"}, {"db", "dB"}, {"carats", "carat"},
    {"carat", "carat"}, {"karat", "karat"}, {"light minutes", "light minute"}, {"cc", "cm3"}, {"nm", "nmi"},
    {"second", "s"}, {"seconds", "s"}, {"minute", "min"}, {"minutes", "min"}, {"hour", "h"}, {"hours", "h"},
    {"day", "d"}, {"week", "week"}, {"year", "year"},
};

// Before the number.
inline constexpr UnitName measures_before[] = {{"mw", "Mw"}, {"magnitude", "magnitude"}};

}  // namespace annotator

#include "demo/local_time.hpp"

namespace mf::demo {

Day last_sunday(Month month) {
    const Day last = Day::last_of(month);
    // 1970-01-04 was a Sunday; days before it do not come here.
    return last.plus(-((last.days() - 3) % 7));
}

long utc_minutes(Day day, int minute) {
    const int year = day.month().year();
    const long local = day.days() * 1440L + minute;
    const long spring = last_sunday(Month::of(year, 3)).days() * 1440L + 60;
    const long autumn = last_sunday(Month::of(year, 10)).days() * 1440L + 60;
    // On the clock, summer begins when 01:00 becomes 02:00 and ends when 02:00 becomes 01:00.
    const bool summer = local >= spring + 60 && local < autumn + 60;
    return summer ? local - 60 : local;
}

} // namespace mf::demo

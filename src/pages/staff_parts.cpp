#include "pages/staff_parts.hpp"

#include "pages/addresses.hpp"
#include "pages/record_parts.hpp"

namespace mf::pages {

std::string staff_record_address(const std::string& in, const std::string& id) {
    const std::string list = std::string{staff_records_root} + "/" + encoded(in);
    return id.empty() ? list : list + "/" + encoded(id);
}

Text due_text(const Words& words, const registers::Due& due, Day today) {
    const int late = today.days() - due.day.days();
    Text text{" "};
    text.add(strong(words(late > 0 ? "staff.due_late" : "staff.due",
                          {{"day", words.day(due.day.text())}, {"days", std::int64_t{late}}})));
    if (due.term.amount != 0) { // a day that was set needs no working
        text.add(Text{" "}).add(working_text(words, due)).add(Text{"."});
    }
    return text;
}

std::string moment_text(const Words& words, const std::string& iso) {
    constexpr std::size_t day_length = 10;
    constexpr std::size_t minute_length = 16;
    if (iso.size() < minute_length) {
        return iso;
    }
    return words("people.moment",
                 {{"day", words.day(iso.substr(0, day_length))},
                  {"time", iso.substr(day_length + 1, minute_length - day_length - 1)}});
}

} // namespace mf::pages

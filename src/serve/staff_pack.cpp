// What a member reads before a meeting, in one pack.
#include "pages/staff_pack.hpp"

#include "serve/staff_records.hpp"

namespace mf::serve {

namespace {

Reply pack_reply(const PersonalPages& all, const RecordsPtr& records, const Visit& visit) {
    constexpr const char* meetings = "meetings";
    const RecordVisit look{all, records, visit};
    const std::string id{visit.capture("id")};
    const auto meeting = records->record(meetings, id);
    auto pack = meeting ? first_allowed(look.actors(),
                                        [&](const registers::Actor& actor) {
                                            return registers::meeting_pack(
                                                *records, meeting->value("committee"), actor,
                                                look.clock().today, id);
                                        })
                        : pass(meeting.error());
    if (!pack) {
        return shut_or_failed(pack.error());
    }
    const auto release = all.release();
    const pages::PersonalFrame frame{*release, all.words, csrf_field, visit.form_token};
    return personal_reply(pages::staff_pack_page(frame, {id, std::move(*pack)}), all.words);
}

} // namespace

std::vector<PersonalRoute> pack_routes(const PersonalPages& all, const RecordsPtr& records) {
    return {{Method::get, "/staff/meetings/{id}/pack",
             [all, records](const Visit& visit) { return pack_reply(all, records, visit); }}};
}

} // namespace mf::serve

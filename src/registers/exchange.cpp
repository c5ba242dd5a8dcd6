#include "registers/exchange.hpp"

#include "base/text.hpp"
#include "registers/each_row.hpp"

#include <nlohmann/json.hpp>

#include <functional>

namespace mf::registers {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t line_bytes_max = 75; // RFC 5545, 3.1

std::string value_of(const ListRow& row, const std::string& field) {
    const auto found = row.values.find(field);
    return found == row.values.end() ? std::string{} : found->second;
}

/// Calls `work` with every row of the register that the viewer may find, by id.
Done each(Registers& registers,
          const std::string& in,
          const Actor& viewer,
          const std::function<void(const ListRow&)>& work) {
    const Register* definition = registers.definitions().find(in);
    if (definition == nullptr) {
        return {}; // an authority may do without it
    }
    return for_each_row(registers, *definition, viewer, [&](const ListRow& row) -> Done {
        work(row);
        return {};
    });
}

/// A line of iCalendar, folded where a character ends.
std::string folded(const std::string& line) {
    std::string text;
    std::size_t width = 0;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at + 1;
        while (end < line.size() && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) {
            ++end;
        }
        if (width + (end - at) > line_bytes_max) {
            text += "\r\n ";
            width = 1;
        }
        text.append(line, at, end - at);
        width += end - at;
        at = end;
    }
    return text + "\r\n";
}

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        if (c == '\n') {
            safe += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            safe += '\\';
            safe += c;
        } else if (static_cast<unsigned char>(c) >= 0x20) {
            safe += c;
        }
    }
    return safe;
}

/// "2026-03-31T09:30:00Z" as iCalendar writes it.
std::string compact(std::string text) {
    std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
    return text;
}

void add_given(Json& object, const char* key, const std::string& text) {
    if (!text.empty()) {
        object[key] = text;
    }
}

/// What is made up for a demonstration says so; what is true needs no word.
void add_simulated(Json& object, const ListRow& row) {
    if (row.simulated) {
        object["simulated"] = true;
    }
}

Json votes_of(const std::vector<Record>& votes) {
    Json all = Json::array();
    for (const Record& vote : votes) {
        if (vote.state != "cast") {
            continue;
        }
        const std::string& how = vote.value("vote");
        const std::string option = how == "for" ? "yes" : how == "against" ? "no" : "abstain";
        all.push_back({{"id", vote.id}, {"voter_id", vote.value("member")}, {"option", option}});
    }
    return all;
}

} // namespace

Result<std::string> meetings_calendar(Registers& registers,
                                      const Actor& viewer,
                                      const std::string& name,
                                      const std::string& address) {
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//metforward//registers//EN\r\n" +
                       folded("X-WR-CALNAME:" + escaped(name));
    const auto done = each(registers, "meetings", viewer, [&](const ListRow& row) {
        const auto day = Day::parse(value_of(row, "date"));
        if (!day) {
            return;
        }
        const std::string time = value_of(row, "time");
        text += "BEGIN:VEVENT\r\n" +
                folded("UID:" + escaped((address.empty() ? "meetings/" : address) + row.id)) +
                "DTSTAMP:" + compact(row.since) + "\r\nDTSTART;VALUE=DATE:" + compact(day->text()) +
                "\r\nDTEND;VALUE=DATE:" + compact(day->plus(1).text()) + "\r\n" +
                folded("SUMMARY:" + escaped(row.title + (time.empty() ? "" : ", " + time))) +
                folded("LOCATION:" + escaped(value_of(row, "place"))) +
                (address.empty() ? "" : folded("URL:" + address + row.id)) +
                (row.simulated ? "CATEGORIES:SIMULATED\r\n" : "") +
                (row.state == "cancelled" ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n") +
                "END:VEVENT\r\n";
    });
    return done ? Result<std::string>{text + "END:VCALENDAR\r\n"} : pass(done.error());
}

Result<std::string> popolo(Registers& registers, const Actor& viewer) {
    Json all{{"organizations", Json::array()},
             {"posts", Json::array()},
             {"events", Json::array()},
             {"motions", Json::array()}};
    Done done = each(registers, "committees", viewer, [&](const ListRow& row) {
        Json one{{"id", row.id}, {"name", row.title}};
        add_simulated(one, row);
        add_given(one, "classification", "committee");
        add_given(one, "parent_id", value_of(row, "parent"));
        add_given(one, "founding_date", value_of(row, "began"));
        if (row.state == "wound-up") {
            one["dissolution_date"] = day_of(row.since).text();
        }
        all["organizations"].push_back(std::move(one));
        for (const std::string& post : lines_of(value_of(row, "members"))) {
            all["posts"].push_back({{"id", row.id + "/" + name_key(post)},
                                    {"label", post},
                                    {"organization_id", row.id}});
        }
    });
    if (done) {
        done = each(registers, "meetings", viewer, [&](const ListRow& row) {
            Json one{{"id", row.id},
                     {"name", row.title},
                     {"organization_id", value_of(row, "committee")},
                     {"start_date", value_of(row, "date")},
                     {"status", row.state}};
            add_simulated(one, row);
            all["events"].push_back(std::move(one));
        });
    }
    std::vector<ListRow> decisions;
    if (done) {
        done = each(registers, "decisions", viewer,
                    [&](const ListRow& row) { decisions.push_back(row); });
    }
    if (!done) {
        return pass(done.error());
    }
    for (const ListRow& row : decisions) {
        Record subject;
        subject.in = row.in;
        subject.id = row.id;
        const auto votes = registers.referring("votes", subject);
        if (!votes) {
            return pass(votes.error());
        }
        const std::string result = row.state == "carried" ? "pass"
                                   : row.state == "lost"  ? "fail"
                                                          : row.state;
        Json event = Json::object();
        event["votes"] = votes_of(*votes);
        Json one{{"id", row.id},
                 {"text", value_of(row, "text")},
                 {"legislative_session_id", value_of(row, "meeting")},
                 {"result", result},
                 {"vote_events", Json::array({event})}};
        add_simulated(one, row);
        all["motions"].push_back(std::move(one));
    }
    return all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace mf::registers

#include "pages/record_sample.hpp"

#include "registers/calendar.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

namespace mf::pages {

using registers::Registers;
using registers::Values;

namespace {

std::filesystem::path home() {
    const char* folder = std::getenv("METFORWARD_HOME");
    return folder == nullptr ? "." : folder;
}

template <class T>
T or_throw(Result<T> result) {
    if (!result) {
        throw std::runtime_error{sentence(result.error())};
    }
    return *std::move(result);
}

const registers::Actor officer{.account = {}, .post = "records officer", .role = "officer"};

Clock noon(const std::string& day) {
    return or_throw(Clock::at(day + "T12:00:00Z"));
}

registers::Record record_of(registers::ChangeOutcome outcome) {
    return std::get<registers::Recorded>(std::move(outcome)).record;
}

} // namespace

SampleRecords::SampleRecords(bool empty) {
    registers_ = std::make_shared<Registers>(or_throw(Registers::open(
        {folder_.path() / "journal.sqlite", folder_.path() / "records.sqlite",
         folder_.path() / "attachments"},
        or_throw(registers::load_definitions({home() / "definitions/registers"}, {})),
        or_throw(registers::Calendar::load(home() / "definitions/calendars/england.toml")))));
    if (!empty) {
        fill();
    }
}

registers::PublicRecords SampleRecords::look() const {
    return or_throw(registers::PublicRecords::look(registers_, *Day::parse("2026-06-10")));
}

registers::Record SampleRecords::add(const std::string& in,
                                     const std::string& id,
                                     const Values& values,
                                     bool simulated) const {
    return record_of(or_throw(registers_->add(
        in, id, {.who = officer, .values = values, .simulated = simulated}, noon("2026-05-01"))));
}

void SampleRecords::move(const registers::Record& record,
                         const std::string& to,
                         const Values& values,
                         const std::string& day) const {
    or_throw(registers_->move(record.in, record.id, to,
                              {.who = officer, .values = values, .why = "It was time."},
                              noon(day)));
}

void SampleRecords::fill() const {
    add("committees", "panel",
        {{"name", "The panel"},
         {"purpose", "Watches the police."},
         {"members", "chair\nmember one"},
         {"chair", "chair"}});
    add("meetings", "2026-1",
        {{"name", "Meeting of the panel in June"}, {"committee", "panel"}, {"date", "2026-06-30"}});
    add("questions", "2026-3", {{"text", "Nobody has read this yet."}, {"asked_as", "public"}});
    const std::string page = "/areas/E09000003/burglary";
    const auto open = add("questions", "2026-1",
                          {{"text", "Why are there more burglaries?"},
                           {"about", page},
                           {"area", "E09000003"},
                           {"asked_as", "member"}});
    move(open, "open", {{"owner", "borough-commander"}, {"due", "2026-06-01"}});
    const auto answered = add("questions", "2026-2",
                              {{"text", "Is <b>this</b> a real change?"},
                               {"about", page},
                               {"area", "E09000003"},
                               {"asked_as", "public"}},
                              true);
    move(answered, "open", {{"owner", "head of statistics"}, {"due", "2026-06-05"}});
    move(answered, "answered",
         {{"answer", "No. It was chance."},
          {"finding", "chance"},
          {"shown_by",
           "https://example.org/paper\nrecord:meetings/2026-1\nrecord:questions/2026-3"}},
         "2026-05-20");
    add("mandates", "tasers",
        {{"text", "Tasers"},
         {"use", "A trained officer may carry one."},
         {"owner", "Commissioner"},
         {"test", "burglary E09000003 < 1200"},
         {"review", "2027-01-31"}});
}

const registers::PublicRecords& sample_records() {
    static const SampleRecords sample;
    static const registers::PublicRecords records = sample.look();
    return records;
}

Result<Page> record_page_of(const registers::PublicRecords& records,
                            const Wanted& wanted,
                            const release::Release& release,
                            const Words& words,
                            const registers::Plan* plan) {
    for (const SitePage& page : site_pages()) {
        const auto names = names_in(page.pattern, wanted.address);
        if (!names) {
            continue;
        }
        Asked asked{release,
                    words,
                    *names,
                    wanted.query,
                    sample_evidence(),
                    wanted.rows_max,
                    sample_charts(release),
                    sample_funnels(release),
                    sample_changes(),
                    sample_places()};
        asked.plan = plan;
        asked.records = &records;
        asked.wanted = wanted.fields;
        asked.as_data = wanted.rows_max > evidence_rows_shown;
        asked.today = "2026-06-10";
        return make_page(page, asked);
    }
    return fail(ErrorKind::not_found, "no page at " + wanted.address);
}

} // namespace mf::pages

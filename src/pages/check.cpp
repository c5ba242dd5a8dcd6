// /check/{measure}/{area}/{period}: where one number comes from, down to the lines of the files.
#include "pages/addresses.hpp"
#include "pages/numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/posts.hpp"
#include "pages/sentences.hpp"

#include <fmt/format.h>

namespace mf::pages {

namespace {

constexpr std::size_t fingerprint_shown = 16;
/// A longer list of rows is closed at first.
constexpr std::size_t rows_open = 20;

/// All that the page is about.
struct Checked {
    const release::MeasureInfo& measure;
    const release::AreaInfo& area;
    const Series& series;
    Place place;
    const release::Rows& rows;
};

std::int64_t whole(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

/// A whole number as it is, another to two decimals.
std::string exact(const Words& words, const Checked& checked, double value) {
    return checked.measure.kind == "count" ? words.number(value) : words.fixed(value, 2);
}

/// "1,919 out of 264,000, times 1,000."; empty for a count.
std::string quotient_in_words(const Words& words, const Checked& checked) {
    const Point& point = *checked.place.point;
    const auto numerator = point.numerator.value();
    const auto denominator = point.denominator.value();
    if (!numerator || !denominator) {
        return {};
    }
    return words("check.quotient", {{"n", words.number(*numerator)},
                                    {"of", words.number(*denominator)},
                                    {"times", words.number(checked.measure.scale)},
                                    {"value", exact(words, checked, *point.value.value())}});
}

void add_opening(Page& page, const Asked& asked, const Checked& checked) {
    const Words& words = asked.words;
    const Point& point = *checked.place.point;
    const std::string finding = finding_of(words, checked.measure, checked.area, point);
    for (std::string& said : corrections_of(words, asked.release, checked.measure.id,
                                            checked.area.code, point.period)) {
        page.notices.push_back({Notice::Kind::plain, words("correction.title"), std::move(said)});
    }
    const auto value = point.value.value();
    if (!value) {
        page.finding = words("check.finding_missing");
        page.lead.emplace_back(finding);
        page.lead.push_back(why_missing(words, asked.release, checked.measure, point));
        return;
    }
    const bool counts_rows = checked.measure.kind == "count" && checked.measure.sum.empty();
    page.finding = counts_rows
                       ? words("check.finding", {{"n", static_cast<std::int64_t>(*value)}})
                       : words("check.finding_made", {{"value", exact(words, checked, *value)}});
    page.lead.emplace_back(words("check.lead", {{"finding", finding}}));
    if (const std::string quotient = quotient_in_words(words, checked); !quotient.empty()) {
        page.lead.emplace_back(quotient);
    }
    if (counts_rows && *value != static_cast<double>(checked.rows.total)) {
        page.notices.push_back({Notice::Kind::plain, words("check.differs_title"),
                                words("check.differs", {{"n", static_cast<std::int64_t>(*value)},
                                                        {"total", whole(checked.rows.total)}})});
    }
}

/// Rows of one file stand together, in the order in which they came.
Table rows_table(const Words& words, const release::Rows& rows) {
    using Type = Column::Type;
    Table table{"rows", words("check.rows.caption"), {}, {}, {}, true};
    table.columns = {{"line", words("check.rows.line"), Type::count},
                     {"row", words("check.rows.row"), Type::code},
                     {"file", words("check.rows.file"), Type::code, true},
                     {"sha256", words("check.rows.fingerprint"), Type::code, true}};
    if (rows.rows.size() > rows_open) {
        table.folded = words("check.rows.folded", {{"n", whole(rows.rows.size())}});
    }
    const Evidence* before = nullptr;
    for (const Evidence& row : rows.rows) {
        if (before == nullptr || before->file != row.file || before->sha256 != row.sha256) {
            table.groups.push_back(
                {words.text("check.rows.group",
                            {{"file", code(row.file)},
                             {"hash", code(row.sha256.substr(0, fingerprint_shown))}}),
                 {}});
        }
        table.groups.back().rows.push_back({NumberCell{static_cast<double>(row.line)},
                                            Text{row.text}, Text{row.file}, Text{row.sha256}});
        before = &row;
    }
    return table;
}

void add_rows(Page& page, const Words& words, const release::Rows& rows) {
    page.blocks.emplace_back(Heading{words("check.rows.heading", {{"total", whole(rows.total)}}),
                                     rows.rows.empty() ? "" : words("check.rows.note")});
    if (rows.rows.size() < rows.total) {
        page.blocks.emplace_back(
            Paragraph{words("check.rows.first",
                            {{"n", whole(rows.rows.size())}, {"total", whole(rows.total)}}),
                      true});
    }
    if (!rows.rows.empty()) {
        page.blocks.emplace_back(rows_table(words, rows));
    }
}

std::string value_in_words(const Words& words, const Checked& checked) {
    const Point& point = *checked.place.point;
    const auto value = point.value.value();
    std::string marked = symbols(point.value, point.marks);
    if (!value) {
        return marked;
    }
    return exact(words, checked, *value) + (marked.empty() ? "" : " " + marked);
}

void add_making(Page& page, const Words& words, const Checked& checked) {
    const Point& point = *checked.place.point;
    const Basis& basis = checked.place.segment->basis();
    page.blocks.emplace_back(Heading{words("check.made.heading"), {}, 2, true});
    Facts facts;
    const auto add = [&](std::string_view key, Text value) {
        if (!value.empty()) {
            facts.items.emplace_back(words(key), std::move(value));
        }
    };
    const std::string title = measure_word(words, checked.measure.id, "title");
    add("check.made.measure", link(title, measure_address(checked.measure.id)));
    add("check.made.place", link(checked.area.name, area_address(checked.area.code)));
    add("check.made.period", words.period(point.period));
    add("check.made.value", value_in_words(words, checked));
    add("check.made.rows", words.number(static_cast<double>(checked.rows.total)));
    add("check.made.sharing",
        words("check.made.sharing_value", {{"n", whole(checked.rows.sharing_id)}}));
    add("check.made.definition", code(basis.definition));
    add("check.made.regime", basis.regime);
    add("check.made.boundaries", basis.boundaries);
    page.blocks.emplace_back(std::move(facts));
    SymbolNotes symbols;
    symbols.see(point.value, point.marks);
    if (const std::string notes = symbols.text(words); !notes.empty()) {
        page.blocks.emplace_back(Paragraph{notes, true});
    }
}

void add_meaning(Page& page, const Asked& asked, const Checked& checked) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("check.words.heading"), {}, 2, true});
    page.blocks.emplace_back(Paragraph{measure_word(words, checked.measure.id, "explains")});
    page.blocks.emplace_back(Paragraph{measure_word(words, checked.measure.id, "leaves_out")});
}

void add_answering(Page& page, const Asked& asked, const Checked& checked) {
    const Words& words = asked.words;
    page.blocks.emplace_back(Heading{words("answers.heading"), {}, 2, true, "answers"});
    Facts facts;
    if (const auto* source = asked.release.source(checked.measure.source)) {
        facts.items.emplace_back(words("answers.number"),
                                 words("check.publisher", {{"publisher", source->publisher}}));
    }
    if (const auto post = who_answers(asked, checked.measure, checked.area)) {
        facts.items.emplace_back(words("answers.police"), *post);
    }
    facts.items.emplace_back(words("answers.site"), asked.release.authority.empty()
                                                        ? words("answers.site_none")
                                                        : asked.release.authority);
    facts.items.emplace_back(words("check.wrong"),
                             link(words("check.wrong_means"), "/corrections"));
    page.blocks.emplace_back(std::move(facts));
}

/// What stays under the same address for good: the state in which the number stands so.
void add_quote(Page& page, const Asked& asked, const Checked& checked) {
    const Words& words = asked.words;
    const auto* source = asked.release.source(checked.measure.source);
    if (source == nullptr) {
        return;
    }
    page.blocks.emplace_back(Heading{words("check.quote.heading"), {}, 2, true, "quote"});
    page.blocks.emplace_back(Paragraph{
        words("check.quote.body",
              {{"finding", finding_of(words, checked.measure, checked.area, *checked.place.point)},
               {"publisher", source->publisher},
               {"title", source->title},
               {"release", asked.release.id.substr(0, fingerprint_shown)}})});
    page.blocks.emplace_back(
        Paragraph{words.text("check.quote.address", {{"address", code(page.address)},
                                                     {"day", words.day(asked.release.made)}}),
                  true});
    if (asked.release.published) {
        page.blocks.emplace_back(
            Paragraph{link(words("check.quote.state"), release_address(asked.release.id)), true});
    }
}

void add_again(Page& page, const Words& words, const Checked& checked) {
    page.blocks.emplace_back(Heading{words("check.again.heading"), words("check.again.note")});
    page.blocks.emplace_back(
        Definition{words("check.again.command"), "shell",
                   fmt::format("metforward series {0} --area {1} --from {2} --to {2} --evidence\n"
                               "metforward verify",
                               checked.measure.id, checked.area.code,
                               checked.place.point->period.first().text())});
    page.blocks.emplace_back(Definition{words("check.again.sql"), "sql", checked.measure.sql});
}

Page made(const Asked& asked, const Checked& checked) {
    const Words& words = asked.words;
    Page page = start_page(
        asked.release, words,
        check_address(checked.measure.id, checked.area.code, checked.place.point->period), "",
        words("check.title"));
    page.breadcrumb = {{words("areas.title"), "/areas"},
                       {checked.area.name, area_address(checked.area.code)},
                       {words("check.title"), ""}};
    add_opening(page, asked, checked);
    add_making(page, words, checked);
    add_meaning(page, asked, checked);
    add_rows(page, words, checked.rows);
    add_again(page, words, checked);
    add_quote(page, asked, checked);
    add_answering(page, asked, checked);
    return page;
}

} // namespace

Result<Page> check_page(const Asked& asked) {
    const std::string& measure_id = asked.names.at(0);
    const std::string& code = asked.names.at(1);
    const auto period = Period::parse(asked.names.at(2));
    const release::MeasureInfo* measure = asked.release.measure(measure_id);
    const release::AreaInfo* area = asked.release.area(code);
    const auto series = asked.release.series(measure_id, code);
    const auto place = series && period ? find(*series, *period) : std::nullopt;
    if (measure == nullptr || area == nullptr || !place) {
        return fail(ErrorKind::not_found,
                    fmt::format("there is no number of '{}' for '{}' in '{}'", measure_id, code,
                                asked.names.at(2)),
                    {}, "Open the page of the area and choose a number there");
    }
    release::Rows rows;
    if (place->point->value.is_number()) {
        auto found = asked.evidence(measure_id, code, *period, asked.rows_max);
        if (!found) {
            return pass(found.error());
        }
        rows = std::move(*found);
    }
    return made(asked, Checked{*measure, *area, *series, *place, rows});
}

} // namespace mf::pages

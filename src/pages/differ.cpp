// /why-numbers-differ: two files that answer one question, side by side, and why they differ.
#include "pages/addresses.hpp"
#include "pages/area_numbers.hpp"
#include "pages/page_start.hpp"
#include "pages/sentences.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace mf::pages {

namespace {

/// Measures that answer one question from different sources, the headline first.
using Answers = std::vector<const release::MeasureInfo*>;

/// What answers only a part of the question is left out: kinds of a kind.
void keep_whole_answers(const release::Release& release, Answers& answers) {
    const auto is_kind = [&](const release::MeasureInfo* one) {
        return !one->part_of.empty() ||
               std::ranges::any_of(release.measures, [&](const release::MeasureInfo& part) {
                   return part.part_of == one->id;
               });
    };
    if (std::ranges::any_of(answers, is_kind)) {
        std::erase_if(answers, [&](const auto* one) { return !one->headline && !is_kind(one); });
    }
}

std::vector<Answers> doubled_questions(const release::Release& release) {
    std::map<std::string, Answers> by_question;
    for (const release::MeasureInfo& measure : release.measures) {
        if (measure.kind == "count" && !measure.question.empty()) {
            by_question[measure.question].push_back(&measure);
        }
    }
    std::vector<Answers> doubled;
    for (auto& [question, answers] : by_question) {
        keep_whole_answers(release, answers);
        std::set<std::string> sources;
        for (const release::MeasureInfo* one : answers) {
            sources.insert(one->source);
        }
        if (sources.size() > 1) {
            std::ranges::stable_sort(answers, {}, [](const auto* one) { return !one->headline; });
            doubled.push_back(std::move(answers));
        }
    }
    return doubled;
}

/// The newest period for which at least two of them have a number of the area, from different sources.
std::optional<Period>
common_period(const release::Release& release, const Answers& answers, const std::string& area) {
    std::map<Period, std::set<std::string>> sources;
    for (const release::MeasureInfo* one : answers) {
        const auto series = release.series(one->id, area);
        for (const Segment& segment : series ? series->segments : std::vector<Segment>{}) {
            for (const Point& point : segment.points()) {
                if (point.value.is_number()) {
                    sources[point.period].insert(one->source);
                }
            }
        }
    }
    for (auto at = sources.rbegin(); at != sources.rend(); ++at) {
        if (at->second.size() > 1) {
            return at->first;
        }
    }
    return std::nullopt;
}

RowGroup rows_of(const Asked& asked,
                 const Answers& answers,
                 const release::AreaInfo& area,
                 const Period& period) {
    const Words& words = asked.words;
    RowGroup group{measure_word(words, answers.front()->id, "title"), {}};
    for (const release::MeasureInfo* one : answers) {
        const auto series = asked.release.series(one->id, area.code);
        const auto place = series ? find(*series, period) : std::nullopt;
        if (!place) {
            continue;
        }
        const release::SourceInfo* source = asked.release.source(one->source);
        group.rows.push_back(
            {Text{link(measure_word(words, one->id, "title"), measure_address(one->id))},
             NumberCell{place->point->value, place->point->marks,
                        check_address(one->id, area.code, period)},
             period,
             source == nullptr ? Text{one->source}
                               : Text{link(source->title, source_address(source->id))},
             Text{measure_word(words, one->id, "leaves_out")}, Text{one->question},
             Text{area.code}});
    }
    return group;
}

Table table_of(const Asked& asked, const release::AreaInfo& area, std::size_t& questions) {
    using Type = Column::Type;
    const Words& words = asked.words;
    Table table;
    table.id = "answers";
    table.caption = words("differ.caption", {{"place", place_name(words, area)}});
    table.main = true;
    table.columns = {{"measure", words("table.measure"), Type::link},
                     {"recorded", words("table.recorded"), Type::number},
                     {"period", words("table.period"), Type::period},
                     {"source", words("measures.source"), Type::link},
                     {"leaves_out", words("measure.counted.leaves_out"), Type::text},
                     {"question", words("differ.question"), Type::code, true},
                     {"area", words("table.code"), Type::code, true}};
    SymbolNotes symbols;
    for (const Answers& answers : doubled_questions(asked.release)) {
        const auto period = common_period(asked.release, answers, area.code);
        RowGroup group = period ? rows_of(asked, answers, area, *period) : RowGroup{};
        for (const auto& row : group.rows) {
            const auto& number = std::get<NumberCell>(row[1]);
            symbols.see(number.value, number.marks);
        }
        if (group.rows.size() > 1) {
            ++questions;
            table.groups.push_back(std::move(group));
        }
    }
    table.note = symbols.text(words);
    return table;
}

void add_reasons(Page& page, const Words& words) {
    page.blocks.emplace_back(Heading{words("differ.reasons"), {}});
    Facts facts;
    facts.items.emplace_back(words("differ.late"), words("differ.late_means"));
    facts.items.emplace_back(words("differ.place"), words("differ.place_means"));
    facts.items.emplace_back(words("differ.kinds"), words("differ.kinds_means"));
    facts.items.emplace_back(words("differ.day"), words("differ.day_means"));
    facts.items.emplace_back(words("differ.railway"), words("differ.railway_means"));
    page.blocks.emplace_back(std::move(facts));
    page.blocks.emplace_back(Paragraph{words("differ.which")});
}

} // namespace

Result<Page> differ_page(const Asked& asked) {
    const Words& words = asked.words;
    Page page =
        start_page(asked.release, words, "/why-numbers-differ", "measures", words("differ.title"));
    const release::AreaInfo* area = home_area(asked.release);
    std::size_t questions = 0;
    std::optional<Table> table;
    if (area != nullptr) {
        table = table_of(asked, *area, questions);
    }
    page.finding = words("differ.finding", {{"n", static_cast<std::int64_t>(questions)}});
    page.lead.emplace_back(words("differ.lead"));
    add_reasons(page, words);
    if (table && questions > 0) {
        page.blocks.emplace_back(Heading{
            words("differ.heading", {{"place", place_name(words, *area)}}), words("differ.note")});
        page.blocks.emplace_back(std::move(*table));
    }
    return page;
}

} // namespace mf::pages

#include "registers/plan_reader.hpp"

#include "base/table_reader.hpp"
#include "registers/plan_tables.hpp"
#include "store/files.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace mf::registers {

namespace {

Done read_text(const PlanText& one, Plan& plan) {
    const auto table = parse_toml(one.text, one.name);
    if (!table) {
        return pass(table.error());
    }
    TableReader reader{*table, one.name};
    if (one.record) {
        read_record(reader, one.name, plan);
    } else {
        read_frame(reader, one.name, plan);
        read_promises(reader, one.name, plan);
        read_bodies(reader, one.name, plan);
    }
    const auto error = reader.end();
    return error ? Done{pass(*error)} : Done{};
}

/// Rows by strand, then "T4" before "T10"; events by the day on which they happened, those without one last.
void put_in_order(Plan& plan) {
    std::ranges::stable_sort(plan.strands, {}, &Strand::number);
    std::ranges::stable_sort(plan.rows, {}, [&](const PlanRow& row) {
        const Strand* strand = with_id(plan.strands, row.strand);
        return std::tuple{strand == nullptr ? 0 : strand->number, row.id.size(), row.id};
    });
    std::ranges::stable_sort(plan.events, {}, [](const TrueEvent& event) {
        return std::pair{event.happened.empty(), event.happened};
    });
}

Result<std::vector<PlanText>> texts_in(const std::filesystem::path& folder, bool record) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator{folder, ignored}) {
        if (entry.path().extension() == ".toml") {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    std::vector<PlanText> texts;
    for (const auto& file : files) {
        auto text = store::read_file(file);
        if (!text) {
            return pass(text.error());
        }
        texts.push_back({file.string(), std::move(*text), record});
    }
    return texts;
}

} // namespace

Result<Plan> parse_plan(const std::vector<PlanText>& texts) {
    Plan plan;
    for (const PlanText& one : texts) {
        if (const auto read = read_text(one, plan); !read) {
            return pass(read.error());
        }
    }
    put_in_order(plan);
    return plan;
}

Result<Plan> load_plan(const std::filesystem::path& folder) {
    auto texts = texts_in(folder / "plan", false);
    auto record = texts ? texts_in(folder / "record", true) : pass(texts.error());
    if (!record) {
        return pass(record.error());
    }
    std::ranges::move(*record, std::back_inserter(*texts));
    return parse_plan(*texts);
}

} // namespace mf::registers

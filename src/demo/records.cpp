#include "demo/records.hpp"

#include "demo/settings.hpp"

#include <algorithm>
#include <map>

namespace mf::demo {

namespace {

constexpr const char* people_name = "people.toml";

using Posts = std::map<std::string, std::string>; ///< role -> post

/// What stands in an act whatever it does.
RecordAct act_of(const Setting& row, const Posts& posts, Trouble& trouble) {
    RecordAct act;
    act.where = row.where();
    act.day = static_cast<int>(row.at("day", trouble).whole(trouble));
    act.role = row.at("by", trouble).text(trouble);
    if (row.has("post")) {
        act.post = row.at("post", trouble).text(trouble);
    } else if (const auto found = posts.find(act.role); found != posts.end()) {
        act.post = found->second;
    } else {
        trouble.note("Nobody stands for the role '" + act.role + "'", row.where());
    }
    if (row.has("why")) {
        act.why = row.at("why", trouble).text(trouble);
    }
    if (row.has("evidence")) {
        act.evidence = row.at("evidence", trouble).texts(trouble);
    }
    return act;
}

void read_values(const Setting& table, RecordAct& act, Trouble& trouble) {
    for (const auto& [field, value] : table.table(trouble)) {
        act.values.emplace_back(field, value.text(trouble));
    }
}

void read_record(const Setting& row,
                 const Posts& posts,
                 std::vector<RecordAct>& acts,
                 Trouble& trouble) {
    const std::string in = row.at("in", trouble).text(trouble);
    const std::string id = row.at("id", trouble).text(trouble);
    const auto add = [&](RecordAct act) {
        act.in = in;
        act.id = id;
        acts.push_back(std::move(act));
    };
    RecordAct opening = act_of(row.at("open", trouble), posts, trouble);
    read_values(row.at("fields", trouble), opening, trouble);
    add(std::move(opening));
    if (!row.has("then")) {
        return;
    }
    for (const Setting& later : row.at("then", trouble).list(trouble)) {
        RecordAct act = act_of(later, posts, trouble);
        if (later.has("with")) {
            read_values(later.at("with", trouble), act, trouble);
        }
        if (later.has("change")) {
            act.kind = RecordAct::Kind::change;
        } else {
            act.kind = RecordAct::Kind::move;
            act.to = later.at("to", trouble).text(trouble);
        }
        add(std::move(act));
    }
}

std::vector<std::filesystem::path> tables_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code code;
    for (const auto& entry : std::filesystem::directory_iterator{folder, code}) {
        if (entry.path().extension() == ".toml" && entry.path().filename() != people_name) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

Result<RecordStory> load_records(const std::filesystem::path& folder) {
    Trouble trouble;
    const auto people = Setting::read(folder / people_name);
    if (!people) {
        return pass(people.error());
    }
    Posts posts;
    for (const auto& [role, post] : people->at("posts", trouble).table(trouble)) {
        posts[role] = post.text(trouble);
    }
    RecordStory story;
    story.figures_day = static_cast<int>(people->at("figures_day", trouble).whole(trouble));
    for (const auto& file : tables_of(folder)) {
        const auto table = Setting::read(file);
        if (!table) {
            return pass(table.error());
        }
        for (const Setting& row : table->at("record", trouble).list(trouble)) {
            read_record(row, posts, story.acts, trouble);
        }
    }
    if (trouble.first()) {
        return std::unexpected{*trouble.first()};
    }
    std::ranges::stable_sort(story.acts, {}, &RecordAct::day);
    return story;
}

} // namespace mf::demo

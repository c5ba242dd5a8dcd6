#include "pages/json.hpp"

#include "pages/json_parts.hpp"

#include <nlohmann/json.hpp>

namespace mf::pages {

namespace {

const char* name(Notice::Kind kind) {
    switch (kind) {
    case Notice::Kind::plain:
        return "plain";
    case Notice::Kind::demonstration:
        return "demonstration";
    case Notice::Kind::unpublished:
        return "unpublished";
    }
    return "";
}

Json block(const GapBlock& gap) {
    return {{"kind", "gap"},
            {"label", gap.label.plain()},
            {"instead", gap.instead.plain()},
            {"words", texts(gap.words)}};
}

/// Of paper alone.
Json block(const WritingLines& lines) {
    return {{"kind", "writing_lines"}, {"label", lines.label.plain()}, {"lines", lines.lines}};
}

Json block(const SheetBreak& sheet) {
    return {{"kind", "sheet"}, {"head", sheet.head.plain()}};
}

template <class Drawn>
    requires requires(const Drawn& drawn) { json_block(drawn); }
Json block(const Drawn& drawn) {
    return json_block(drawn);
}

Json block(const Heading& heading) {
    return {{"kind", "heading"},
            {"text", heading.text.plain()},
            {"note", heading.note.plain()},
            {"level", heading.level}};
}

Json block(const Paragraph& paragraph) {
    return {{"kind", "paragraph"},
            {"text", paragraph.text.plain()},
            {"links", links_of(paragraph.text)}};
}

Json block(const LinkList& list) {
    Json items = Json::array();
    for (const LinkItem& item : list.items) {
        items.push_back(
            {{"text", item.text}, {"address", item.address}, {"note", item.note.plain()}});
    }
    return {{"kind", "links"}, {"items", std::move(items)}};
}

Json block(const Notice& notice) {
    return {{"kind", "notice"},
            {"about", name(notice.kind)},
            {"title", notice.title.plain()},
            {"body", notice.body.plain()}};
}

Json block(const Definition& definition) {
    return {{"kind", "definition"},
            {"caption", definition.caption.plain()},
            {"language", definition.language},
            {"code", definition.code}};
}

Json block(const Search& search) {
    return {{"kind", "search"},
            {"label", search.label},
            {"action", search.action},
            {"field", search.field},
            {"value", search.value}};
}

/// What is hidden or secret is left out.
Json block(const Form& form) {
    Json fields = Json::array();
    for (const FormField& field : form.fields) {
        if (field.kind != FormField::Kind::hidden) {
            fields.push_back(
                {{"name", field.name}, {"label", field.label}, {"error", field.error}});
        }
    }
    return {{"kind", "form"}, {"action", form.action}, {"fields", std::move(fields)}};
}

Json block(const Facts& facts) {
    Json items = Json::array();
    for (const auto& [name, value] : facts.items) {
        items.push_back({{"name", name}, {"value", value.plain()}, {"links", links_of(value)}});
    }
    return {{"kind", "facts"}, {"items", std::move(items)}};
}

Json head(const Page& page) {
    Json breadcrumb = Json::array();
    for (const Crumb& crumb : page.breadcrumb) {
        breadcrumb.push_back({{"text", crumb.text}, {"address", crumb.address}});
    }
    Json notices = Json::array();
    for (const Notice& notice : page.notices) {
        notices.push_back(block(notice));
    }
    return {{"title", page.title},
            {"finding", page.finding.plain()},
            {"lead", texts(page.lead)},
            {"note", page.note.plain()},
            {"address", page.address},
            {"language", page.language},
            {"release", page.origin.release},
            {"authority", page.origin.authority},
            {"made", page.origin.made},
            {"published", page.origin.published},
            {"simulated", page.origin.simulated},
            {"licences", page.origin.licences},
            {"breadcrumb", std::move(breadcrumb)},
            {"notices", std::move(notices)}};
}

} // namespace

std::string json(const Page& page) {
    Json object = head(page);
    Json blocks = Json::array();
    for (const Block& one : page.blocks) {
        blocks.push_back(std::visit([](const auto& content) { return block(content); }, one));
    }
    object["blocks"] = std::move(blocks);
    // What is no UTF-8 shows as the replacement character: evidence is text as it was published.
    return object.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace mf::pages

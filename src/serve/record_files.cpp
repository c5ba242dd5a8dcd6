#include "serve/record_files.hpp"

#include "pages/addresses.hpp"
#include "serve/staff_records.hpp"

#include <algorithm>
#include <utility>

namespace mf::serve {

namespace {

bool names(const std::vector<registers::EvidenceView>& lines,
           std::string_view hash,
           std::string_view name) {
    return std::ranges::any_of(lines, [&](const registers::EvidenceView& line) {
        return line.item.kind == registers::EvidenceItem::Kind::file && line.item.target == hash &&
               line.item.name == name;
    });
}

} // namespace

std::optional<Reply> attached_file(const registers::Registers& records,
                                   const registers::RecordView& view,
                                   std::string_view hash,
                                   std::string_view name) {
    const auto in_field = [&](const registers::FieldView& field) {
        return names(field.evidence, hash, name);
    };
    const bool there =
        std::ranges::any_of(view.fields, in_field) ||
        std::ranges::any_of(view.history, [&](const registers::HistoryLine& line) {
            return names(line.evidence, hash, name) || std::ranges::any_of(line.changed, in_field);
        });
    auto bytes = there ? records.attachments().read(std::string{hash})
                       : fail(ErrorKind::not_found, "there is no such file");
    if (!bytes) {
        return std::nullopt;
    }
    Reply reply;
    reply.content_type = std::string{registers::type_of(*bytes)};
    reply.file_name = pages::encoded(name);
    reply.cache = CachePolicy::no_store;
    reply.body = std::move(*bytes);
    return reply;
}

std::vector<PersonalRoute> record_file_routes(const PersonalPages& all, const RecordsPtr& records) {
    return {{Method::get, "/staff/records/{register}/{id}/files/{hash}/{name}",
             [all, records](const Visit& visit) {
                 const auto view = RecordVisit{all, records, visit}.record(
                     std::string{visit.capture("register")}, std::string{visit.capture("id")});
                 if (!view) {
                     return shut_or_failed(view.error());
                 }
                 // As it was asked for: the name's ending is no form of a page.
                 const std::string& name = visit.request.target.segments.back();
                 auto file = attached_file(*records, *view, visit.capture("hash"), name);
                 return file ? std::move(*file) : nothing_here();
             },
             true}};
}

} // namespace mf::serve

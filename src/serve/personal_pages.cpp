#include "serve/personal_pages.hpp"

#include "pages/html.hpp"
#include "serve/status.hpp"

#include <utility>

namespace mf::serve {

Reply personal_reply(const pages::Page& page, const pages::Words& words, int status) {
    Reply reply;
    reply.status = status;
    reply.cache = CachePolicy::no_store;
    reply.body = pages::html(page, words).text();
    return reply;
}

Reply gone_to(const std::string& address) {
    Reply reply = redirect(303, address);
    reply.cache = CachePolicy::no_store;
    return reply;
}

Reply failed(const Error& error) {
    return problem(error);
}

std::vector<PersonalRoute> staff_routes(const PersonalPages& all) {
    return {
        {Method::get, "/staff", [all](const Visit& visit) {
             const auto release = all.release();
             pages::StaffView view{visit.identity.post, people::names(visit.identity.roles), {}};
             for (const StaffLink& link : all.links) {
                 if (all.rights.allows(visit.identity, {link.what})) {
                     view.links.push_back(
                         {all.words(link.word), link.address, all.words(link.note)});
                 }
             }
             const pages::PersonalFrame frame{*release, all.words, csrf_field, visit.form_token};
             return personal_reply(pages::staff_page(frame, view), all.words);
         }}};
}

} // namespace mf::serve

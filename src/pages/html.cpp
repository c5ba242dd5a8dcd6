#include "pages/html.hpp"

#include "pages/html_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace mf::pages {

namespace {

struct Entry {
    std::string_view section;
    std::string_view address;
    std::string_view word;
};

constexpr std::array navigation{
    Entry{"areas", "/areas", "frame.areas"},          Entry{"map", "/map", "frame.map"},
    Entry{"measures", "/measures", "frame.measures"}, Entry{"signals", "/signals", "frame.signals"},
    Entry{"sources", "/sources", "frame.sources"},    Entry{"plan", "/plan", "frame.plan"},
};

constexpr std::array below{
    Entry{"about", "/about", "frame.about"},
    Entry{"records", "/records", "frame.records"},
    Entry{"", "/releases", "frame.releases"},
    Entry{"", "/corrections", "frame.corrections"},
    Entry{"", "/coverage", "frame.coverage"},
    Entry{"", "/words", "frame.words"},
    Entry{"", "/about/trust", "frame.trust"},
    Entry{"", "/accessibility", "frame.accessibility"},
    Entry{"", "/why-numbers-differ", "frame.differ"},
    Entry{"", "/ask", "ask.title"},
    Entry{"", "/sign-in", "sign_in.title"},
};

class Frame {
public:
    Frame(Markup& html, const Page& page, const Words& words, const AssetAddress& asset)
        : html_{html}, page_{page}, words_{words}, asset_{asset} {}

    void write() {
        html_.doctype();
        html_.open("html",
                   {{"lang", page_.language}, {"dir", words_.right_to_left() ? "rtl" : "ltr"}});
        html_.line();
        head();
        html_.open("body").line();
        html_.element("a", {{"class", "skip"}, {"href", "#main"}}, words_("frame.skip")).line();
        header();
        html_.open("main", {{"id", "main"}, {"class", main_class()}}).line();
        write_element(html_, "p", "sheet-head first", page_.sheet_head);
        opening();
        write_blocks(html_, page_, words_);
        html_.close().line();
        footer();
        html_.close().line().close().line();
    }

private:
    std::string main_class() const {
        std::string css_class = page_.origin.simulated ? "sheet demonstration-frame" : "sheet";
        return page_.sheet_head.empty() ? css_class : css_class + " pack";
    }

    void head() {
        html_.open("head").line();
        html_.single("meta", {{"charset", "utf-8"}}).line();
        html_.single("meta",
                     {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
        html_.line();
        html_.single("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line();
        html_.element("title", {}, words_("frame.title", {{"title", page_.title}})).line();
        html_.single("link", {{"rel", "stylesheet"}, {"href", asset_("site.css")}}).line();
        html_.single("link",
                     {{"rel", "icon"}, {"type", "image/svg+xml"}, {"href", asset_("favicon.svg")}});
        html_.line();
        if (std::ranges::any_of(page_.blocks, [](const Block& block) {
                return std::holds_alternative<MapChart>(block);
            })) {
            html_.open("script", {{"src", asset_("mapping.js")}, {"defer", ""}}).close().line();
        }
        if (!page_.personal) {
            twin("application/json", "json");
        }
        if (has_main_table(page_) && !page_.personal) {
            twin("text/csv", "csv");
        }
        html_.single("link", {{"rel", "alternate"},
                              {"type", "application/atom+xml"},
                              {"title", words_("frame.feed")},
                              {"href", page_.feed.empty() ? "/feed" : page_.feed}});
        html_.line();
        html_.close().line();
    }

    void twin(const char* type, const char* extension) {
        html_.single("link", {{"rel", "alternate"},
                              {"type", type},
                              {"href", twin_address(page_.address, extension)}});
        html_.line();
    }

    void header() {
        html_.open("header", {{"class", "sheet head"}}).line();
        html_.open("a", {{"class", "mark"}, {"href", "/"}});
        mark();
        html_.open("span").text(words_("frame.name.light"));
        html_.element("b", {}, words_("frame.name.bold")).close().close().line();
        html_.open("nav", {{"aria-label", words_("frame.navigation")}}).open("ul");
        for (const Entry& entry : navigation) {
            html_.open("li");
            if (entry.section == page_.section) {
                html_.open("a", {{"href", std::string{entry.address}}, {"aria-current", "true"}});
            } else {
                html_.open("a", {{"href", std::string{entry.address}}});
            }
            html_.text(words_(entry.word)).close().close();
        }
        html_.close().close().line();
        search();
        html_.close().line();
    }

    /// Needs no script, and is on every page.
    void search() {
        html_.open("form", {{"class", "finder"},
                            {"action", "/search"},
                            {"method", "get"},
                            {"role", "search"},
                            {"aria-label", words_("frame.search")}});
        html_.element("label", {{"class", "unseen"}, {"for", "finder"}},
                      words_("search.site.label"));
        html_.single("input", {{"type", "search"},
                               {"id", "finder"},
                               {"name", "q"},
                               {"autocomplete", "off"},
                               {"maxlength", "100"}});
        html_.element("button", {{"type", "submit"}}, words_("frame.search"));
        html_.close().line();
    }

    /// The open line: a level stroke, then a rising one, not joined.
    void mark() {
        html_.open("svg", {{"viewBox", "0 0 37 18"},
                           {"width", "37"},
                           {"height", "18"},
                           {"aria-hidden", "true"},
                           {"focusable", "false"}});
        html_.single("path", {{"class", "mark-level"}, {"d", "M1 15H17"}});
        html_.single("path", {{"class", "mark-rising"}, {"d", "M21 11L36 3"}});
        html_.close();
    }

    void breadcrumb() {
        if (page_.breadcrumb.empty()) {
            return;
        }
        html_.open("nav", {{"class", "crumbs"}, {"aria-label", words_("frame.breadcrumb")}})
            .open("ol");
        for (const Crumb& crumb : page_.breadcrumb) {
            html_.open("li");
            if (crumb.address.empty()) {
                html_.element("span", {{"aria-current", "page"}}, crumb.text);
            } else {
                write_link(html_, crumb.text, crumb.address);
            }
            html_.close();
        }
        html_.close().close().line();
    }

    void opening() {
        breadcrumb();
        for (const Notice& notice : page_.notices) {
            write_notice(html_, notice);
        }
        html_.open("div", {{"class", "finding"}}).line();
        write_element(html_, "h1", "", page_.finding);
        for (const Text& lead : page_.lead) {
            write_element(html_, "p", "lead", lead);
        }
        write_element(html_, "p", "small", page_.note);
        html_.close().line();
    }

    void footer() {
        html_.open("footer", {{"class", "sheet foot"}}).line();
        const Origin& origin = page_.origin;
        html_.open("nav", {{"aria-label", words_("frame.more")}}).open("ul");
        for (const Entry& entry : below) {
            html_.open("li").open("a", {{"href", std::string{entry.address}}});
            html_.text(words_(entry.word)).close().close();
        }
        html_.close().close().line();
        write_element(html_, "p", "", publisher());
        if (!origin.release.empty()) {
            constexpr std::size_t enough = 16;
            write_element(
                html_, "p", "",
                words_.text("frame.release", {{"hash", code(origin.release.substr(0, enough))},
                                              {"day", words_.day(origin.made)}}));
        }
        if (!page_.personal) {
            write_element(html_, "p", "", twins());
        }
        for (const std::string& licence : origin.licences) {
            write_element(html_, "p", "", licence);
        }
        html_.close().line();
    }

    Text publisher() const {
        const std::string& authority = page_.origin.authority;
        return authority.empty() ? words_.text("frame.publisher_none")
                                 : words_.text("frame.publisher", {{"authority", authority}});
    }

    Text twins() const {
        const Span json = link(words_("frame.json"), twin_address(page_.address, "json"));
        if (!has_main_table(page_)) {
            return words_.text("frame.twin", {{"json", json}});
        }
        return words_.text("frame.twins", {{"json", json},
                                           {"csv", link(words_("frame.csv"),
                                                        twin_address(page_.address, "csv"))}});
    }

    Markup& html_;
    const Page& page_;
    const Words& words_;
    const AssetAddress& asset_;
};

} // namespace

Html html(const Page& page, const Words& words, const AssetAddress& asset) {
    Markup markup;
    Frame{markup, page, words, asset}.write();
    return std::move(markup).done();
}

} // namespace mf::pages

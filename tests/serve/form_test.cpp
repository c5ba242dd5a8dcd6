#include "serve/form.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace mf::serve {
namespace {

using testing::ElementsAre;

constexpr const char* urlencoded = "application/x-www-form-urlencoded";
constexpr const char* multipart = "multipart/form-data; boundary=XX";

Form form(std::string_view type, std::string_view body) {
    const auto read = parse_form(type, body);
    EXPECT_TRUE(read) << (read ? "" : sentence(read.error()));
    return read ? *read : Form{};
}

ErrorKind refused(std::string_view type, std::string_view body) {
    const auto read = parse_form(type, body);
    EXPECT_FALSE(read);
    return read ? ErrorKind::internal : read.error().kind;
}

std::string part(const std::string& disposition, const std::string& content) {
    return "--XX\r\nContent-Disposition: " + disposition + "\r\n\r\n" + content + "\r\n";
}

const std::string end = "--XX--\r\n";

TEST(AForm, IsDecoded) {
    EXPECT_THAT(
        form(urlencoded, "a=1+2&b=%C3%A9%26&c").fields,
        ElementsAre(FormField{"a", "1 2"}, FormField{"b", "\xC3\xA9&"}, FormField{"c", ""}));
}

TEST(AForm, HasLinesThatEndInOneWay) {
    EXPECT_EQ(form(urlencoded, "a=1%0D%0A2%0D3%0A").text("a"), "1\n2\n3\n");
}

TEST(AForm, HasNoFieldTwice) {
    EXPECT_EQ(refused(urlencoded, "a=1&a=2"), ErrorKind::invalid);
    EXPECT_EQ(refused(multipart, part("form-data; name=\"a\"", "1") +
                                     part("form-data; name=\"a\"", "2") + end),
              ErrorKind::invalid);
}

TEST(AForm, HasAListUnderANameThatSaysSo) {
    EXPECT_THAT(form(urlencoded, "a[]=1&a%5B%5D=2").texts("a[]"), ElementsAre("1", "2"));
}

TEST(AForm, IsRefusedWithABrokenEscape) {
    for (const char* body : {"a=%", "a=%1", "a=%zz", "%=1"}) {
        EXPECT_EQ(refused(urlencoded, body), ErrorKind::invalid) << body;
    }
}

TEST(AForm, IsRefusedWithWhatIsNoText) {
    for (const char* body : {"a=%FF", "a=%00", "a=%1B", "%0D%0ASet-Cookie=1", "=1"}) {
        EXPECT_EQ(refused(urlencoded, body), ErrorKind::invalid) << body;
    }
}

TEST(AForm, HasALimitOfItsFields) {
    std::string body;
    for (std::size_t i = 0; i <= form_fields_max; ++i) {
        body += "f" + std::to_string(i) + "=&";
    }
    EXPECT_EQ(refused(urlencoded, body), ErrorKind::limit);
}

TEST(AForm, HasALimitOfEachName) {
    EXPECT_EQ(refused(urlencoded, std::string(form_name_bytes_max + 1, 'a') + "=1"),
              ErrorKind::limit);
}

TEST(AForm, HasALimitOfEachValue) {
    EXPECT_EQ(refused(urlencoded, "a=" + std::string(form_value_bytes_max + 1, 'a')),
              ErrorKind::limit);
}

TEST(AForm, OfAnotherTypeIsNone) {
    for (const char* type : {"", "text/plain", "application/json", "multipart/mixed"}) {
        EXPECT_EQ(refused(type, "a=1"), ErrorKind::unsupported) << type;
    }
}

TEST(AFormInParts, HasFieldsAndFiles) {
    const auto read = form(
        multipart, part("form-data; name=\"a\"", "one\r\ntwo") +
                       "--XX\r\ncontent-disposition: form-data; name=\"f\"; filename=\"x.pdf\"\r\n"
                       "Content-Type: application/pdf\r\n\r\n%PDF\r\n\x00\r\n" +
                       end);
    EXPECT_EQ(read.text("a"), "one\ntwo");
    ASSERT_EQ(read.uploads.size(), 1U);
    EXPECT_EQ(read.uploads[0].file_name, "x.pdf");
    EXPECT_EQ(read.uploads[0].claimed_type, "application/pdf");
}

TEST(AFormInParts, MayHaveNoPart) {
    EXPECT_EQ(form(multipart, "--XX--"), Form{});
}

TEST(AFormInParts, PassesOverAFileThatWasNotChosen) {
    EXPECT_EQ(form(multipart, part("form-data; name=\"f\"; filename=\"\"", "") + end), Form{});
}

TEST(AFormInParts, KeepsOnlyTheNameOfAFile) {
    for (const char* name : {"../../etc/passwd", "C:\\x\\passwd", "/etc/passwd"}) {
        const auto read =
            form(multipart,
                 part("form-data; name=\"f\"; filename=\"" + std::string{name} + "\"", "1") + end);
        ASSERT_EQ(read.uploads.size(), 1U);
        EXPECT_EQ(read.uploads[0].file_name, "passwd") << name;
    }
}

TEST(AFormInParts, IsRefusedWithAFileNameThatIsNone) {
    for (const char* name : {"..", "a/..", "a/", ".", "a\x01", "\xFF", "a%0d%0ab"}) {
        EXPECT_EQ(
            refused(multipart,
                    part("form-data; name=\"f\"; filename=\"" + std::string{name} + "\"", "1") +
                        end),
            ErrorKind::invalid)
            << name;
    }
}

TEST(AFormInParts, HasALimitOfItsFiles) {
    std::string body;
    for (std::size_t i = 0; i <= form_files_max; ++i) {
        body += part("form-data; name=\"f[]\"; filename=\"a\"", "1");
    }
    EXPECT_EQ(refused(multipart, body + end), ErrorKind::limit);
}

TEST(AFormInParts, MustBeWhole) {
    const std::string whole = part("form-data; name=\"a\"", "1") + end;
    for (std::size_t length = 0; length < whole.size() - 4; ++length) {
        EXPECT_EQ(refused(multipart, whole.substr(0, length)), ErrorKind::invalid) << length;
    }
}

TEST(AFormInParts, NamesEachField) {
    for (const char* disposition :
         {"form-data", "attachment; name=\"a\"", "form-data; name=a", "form-data; name=\"a",
          "form-data; name=\"a\"; name=\"b\"", "form-data; name=\"a\"; other=\"b\"",
          "form-data; filename=\"b\""}) {
        EXPECT_EQ(refused(multipart, part(disposition, "1") + end), ErrorKind::invalid)
            << disposition;
    }
}

TEST(AFormInParts, SaysWhatPartsItsParts) {
    for (const char* type : {"multipart/form-data",
                             "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
                             "multipart/form-data; boundary=a\tb"}) {
        EXPECT_EQ(refused(type, "--XX--"), ErrorKind::invalid) << type;
    }
    EXPECT_EQ(refused("multipart/form-data; boundary=" + std::string(71, 'a'), "--XX--"),
              ErrorKind::invalid);
}

TEST(AFormInParts, MayQuoteItsBoundary) {
    EXPECT_EQ(form("multipart/form-data; boundary=\"XX\"", "--XX--\r\n"), Form{});
}

TEST(AFormInParts, HasNothingAfterItsEnd) {
    EXPECT_EQ(refused(multipart, end + "more"), ErrorKind::invalid);
}

} // namespace
} // namespace mf::serve

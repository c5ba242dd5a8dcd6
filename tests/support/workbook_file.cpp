#include "support/workbook_file.hpp"

#include <cstdint>
#include <string_view>
#include <utility>

namespace mf::test {

namespace {

std::uint32_t checksum(std::string_view text) {
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char c : text) {
        crc ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

std::string number(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) {
        text += static_cast<char>((value >> (8 * i)) & 0xFFU);
    }
    return text;
}

/// What stands of an entry both in front of its bytes and in the list at the end.
std::string facts(const std::string& name, const std::string& text) {
    const auto size = static_cast<std::uint32_t>(text.size());
    return number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + number(checksum(text), 4) +
           number(size, 4) + number(size, 4) + number(static_cast<std::uint32_t>(name.size()), 2) +
           number(0, 2);
}

std::string archive(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string bytes;
    std::string list;
    for (const auto& [name, text] : entries) {
        const auto at = static_cast<std::uint32_t>(bytes.size());
        bytes += "PK\3\4" + facts(name, text) + name + text;
        list += "PK\1\2" + number(20, 2) + facts(name, text) + number(0, 2) + number(0, 2) +
                number(0, 2) + number(0, 4) + number(at, 4) + name;
    }
    const auto count = static_cast<std::uint32_t>(entries.size());
    const auto at = static_cast<std::uint32_t>(bytes.size());
    return bytes + list + "PK\5\6" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(static_cast<std::uint32_t>(list.size()), 4) + number(at, 4) + number(0, 2);
}

std::string cell(std::size_t column, std::size_t row, const std::string& text) {
    return "<c r=\"" + std::string(1, static_cast<char>('A' + column)) + std::to_string(row) +
           "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

} // namespace

std::string xlsx_file(const std::string& sheet, const std::vector<std::vector<std::string>>& rows) {
    const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const std::string package = "http://schemas.openxmlformats.org/package/2006/";
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string office =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const std::string type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    std::string data;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        data += "<row r=\"" + std::to_string(row + 1) + "\">";
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            data += cell(column, row + 1, rows[row][column]);
        }
        data += "</row>";
    }
    return archive(
        {{"[Content_Types].xml",
          xml + "<Types xmlns=\"" + package +
              "content-types\"><Default Extension=\"rels\" ContentType=\"application/" +
              "vnd.openxmlformats-package.relationships+xml\"/><Override "
              "PartName=\"/xl/workbook.xml\" ContentType=\"" +
              type +
              "sheet.main+xml\"/><Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"" +
              type + "worksheet+xml\"/></Types>"},
         {"_rels/.rels", xml + "<Relationships xmlns=\"" + package +
                             "relationships\"><Relationship Id=\"r1\" Type=\"" + office +
                             "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"},
         {"xl/workbook.xml", xml + "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office +
                                 "\"><sheets><sheet name=\"" + sheet +
                                 "\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          xml + "<Relationships xmlns=\"" + package +
              "relationships\"><Relationship Id=\"r1\" Type=\"" + office +
              "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
         {"xl/worksheets/sheet1.xml", xml + "<worksheet xmlns=\"" + main +
                                          "\"><dimension ref=\"A1\"/><sheetData>" + data +
                                          "</sheetData></worksheet>"}});
}

} // namespace mf::test

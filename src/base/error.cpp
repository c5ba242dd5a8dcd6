#include "base/error.hpp"

namespace mf {

std::string sentence(const Error& error) {
    std::string text;
    if (!error.where.empty()) {
        text += error.where + ": ";
    }
    text += error.message;
    if (!text.empty() && text.back() != '.') {
        text += '.';
    }
    if (!error.mend.empty()) {
        text += ' ' + error.mend;
        if (text.back() != '.') {
            text += '.';
        }
    }
    return text;
}

} // namespace mf

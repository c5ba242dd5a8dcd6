#include "app/command_line.hpp"

int main(int argc, char** argv) {
    return mf::app::run({argv, argv + argc});
}

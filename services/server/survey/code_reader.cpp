// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/code_reader.h"

#include <zbar.h>

#include <dlfcn.h>
#include <memory>

namespace talon::server {

namespace {

/// What of zbar is used, by the types that its header gives. Loaded once, and then for good.
struct Zbar {
    void *library = ::dlopen("libzbar.so.0", RTLD_NOW | RTLD_LOCAL);
    std::string missing = library ? std::string() : std::string(::dlerror());

    template<class Function>
    Function *symbol(const char *name)
    {
        auto *found = library ? reinterpret_cast<Function *>(::dlsym(library, name)) : nullptr;
        if (!found && missing.empty())
            missing = std::string("libzbar.so.0 has no ") + name;
        return found;
    }

#define TALON_ZBAR(name) decltype(zbar::name) *name = symbol<decltype(zbar::name)>(#name)
    TALON_ZBAR(zbar_image_scanner_create);
    TALON_ZBAR(zbar_image_scanner_destroy);
    TALON_ZBAR(zbar_image_scanner_set_config);
    TALON_ZBAR(zbar_scan_image);
    TALON_ZBAR(zbar_image_create);
    TALON_ZBAR(zbar_image_destroy);
    TALON_ZBAR(zbar_image_set_format);
    TALON_ZBAR(zbar_image_set_size);
    TALON_ZBAR(zbar_image_set_data);
    TALON_ZBAR(zbar_image_first_symbol);
    TALON_ZBAR(zbar_symbol_next);
    TALON_ZBAR(zbar_symbol_get_data);
    TALON_ZBAR(zbar_symbol_get_data_length);
#undef TALON_ZBAR
};

/// The four letters by which zbar names a picture of one grey byte for each dot.
constexpr unsigned long grey_format = 'Y' | '8' << 8 | '0' << 16 | '0' << 24;

} // namespace

core::Result<std::string, std::string> read_codes(const std::vector<unsigned char> &grey, std::size_t side)
{
    static const Zbar reader;
    if (!reader.missing.empty())
        return core::Failure{"Codes cannot be read back: " + reader.missing + "."};
    const std::unique_ptr<zbar::zbar_image_scanner_t, void (*)(zbar::zbar_image_scanner_t *)> scanner(reader.zbar_image_scanner_create(),
                                                                                                   reader.zbar_image_scanner_destroy);
    const std::unique_ptr<zbar::zbar_image_t, void (*)(zbar::zbar_image_t *)> image(reader.zbar_image_create(), reader.zbar_image_destroy);
    reader.zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    reader.zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_ENABLE, 1);
    reader.zbar_image_set_format(image.get(), grey_format);
    reader.zbar_image_set_size(image.get(), static_cast<unsigned>(side), static_cast<unsigned>(side));
    reader.zbar_image_set_data(image.get(), grey.data(), grey.size(), nullptr);
    std::string found;
    if (reader.zbar_scan_image(scanner.get(), image.get()) > 0)
        for (const auto *symbol = reader.zbar_image_first_symbol(image.get()); symbol; symbol = reader.zbar_symbol_next(symbol))
            found.append(reader.zbar_symbol_get_data(symbol), reader.zbar_symbol_get_data_length(symbol));
    return found;
}

} // namespace talon::server

// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/report_file.h"

#include "server/people/secrets.h"

#include <filesystem>
#include <fstream>

namespace talon::server {

reports::Filed<std::string> workbook(const std::string &folder, const std::vector<reports::Sheet> &sheets)
{
    const std::string path = folder + "/report-" + random_token(12) + ".xlsx";
    const auto written = reports::write_xlsx(path, sheets);
    std::ifstream file(path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
    if (!written || bytes.empty())
        return core::Failure{reports::FileFault{reports::FileFault::What::disk, written ? path + " could not be read" : written.error()}};
    return bytes;
}

Response file_answer(std::string bytes, const char *type, std::string disposition)
{
    Response response;
    response.content_type = type;
    response.body = std::move(bytes);
    response.headers.emplace_back("Content-Disposition", std::move(disposition));
    return response;
}

} // namespace talon::server

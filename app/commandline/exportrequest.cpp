// SPDX-License-Identifier: MIT
#include "app/commandline/exportrequest.h"

#include "model/text/names.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

using Refusal = tl::unexpected<QString>;

Refusal refused(QByteArrayView option, const QString &why)
{
    return Refusal(u"%1: %2"_s.arg(QString::fromLatin1(option), why));
}

std::optional<QByteArray> sha256Of(const QByteArray &text)
{
    const QByteArray digits = text.toLower();
    const bool isHex =
        std::ranges::all_of(digits, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    return digits.size() == 64 && isHex ? std::optional(digits) : std::nullopt;
}

} // namespace

tl::expected<void, QString> takeExportOption(QByteArrayView option, const QByteArray &value, ExportRequest &request)
{
    if (option == "--bind") {
        request.bind = value;
    } else if (option == "--name") {
        if (!isUtf8(value))
            return refused(option, u"'%1' is no UTF-8."_s.arg(forPeople(value)));
        request.name = value;
    } else if (option == "--url") {
        if (!isAddress(value))
            return refused(option, u"'%1' is no address such as https://example.org/x.tar.gz."_s.arg(forPeople(value)));
        request.urls.push_back(value);
    } else if (option == "--platform") {
        const qsizetype equals = value.indexOf('=');
        if (equals < 1)
            return refused(option, u"'%1' is no key and value such as os=linux."_s.arg(forPeople(value)));
        request.platform.emplace_back(value.first(equals), value.sliced(equals + 1));
    } else if (option == "--lazy") {
        request.isLazy = true;
    } else if (option == "--force") {
        request.isForced = true;
    } else if (option == "--install") {
        request.isInstalled = true;
    } else if (option == "--leave-out") {
        if (!isUtf8(value))
            return refused(option, u"'%1' is no UTF-8."_s.arg(forPeople(value)));
        request.choice.leavesOut.push_back(value);
    } else if (option == "--no-empty-folders") {
        request.choice.leavesOutEmptyFolders = true;
    } else if (option == "--level") {
        bool isNumber = false;
        request.level = value.toInt(&isNumber);
        if (!isNumber || request.level < 1)
            return refused(option, u"'%1' is no level such as 6."_s.arg(forPeople(value)));
    } else if (option == "--hash") {
        request.hash = TreeHash::fromHex(value);
        if (!request.hash)
            return refused(option, u"'%1' is no tree hash of 40 digits."_s.arg(forPeople(value)));
    } else if (option == "--sha256") {
        request.sha256 = sha256Of(value);
        if (!request.sha256)
            return refused(option, u"'%1' is no SHA-256 of 64 digits."_s.arg(forPeople(value)));
    } else if (option == "--against") {
        request.against = value;
    }
    return {};
}

tl::expected<void, QString> settleExport(ExportRequest &request, const QByteArray &output, bool isDryRun)
{
    if (output.isEmpty() && !request.isInstalled && !isDryRun)
        return Refusal(u"'export' needs '-o' and a FILE, or '--install'."_s);
    if (!output.isEmpty()) {
        const auto compression = compressionOf(output);
        if (!compression)
            return refused("-o", u"'%1' ends neither in .tar, .tar.gz, .tar.zst nor .tar.xz."_s.arg(forPeople(output)));
        request.compression = *compression;
    }
    const CompressionLevels levels = levelsOf(request.compression);
    if (request.level > levels.most) {
        return refused("--level",
                       levels.most > 0 ? u"the highest is %1 here."_s.arg(levels.most) : u"nothing is compressed."_s);
    }
    if (request.bind.isEmpty()) {
        const bool isForBinding =
            !request.name.isEmpty() || !request.urls.empty() || !request.platform.empty() || request.isLazy;
        return isForBinding
            ? tl::expected<void, QString>(Refusal(u"'--name', '--url', '--platform' and '--lazy' go with '--bind'."_s))
            : tl::expected<void, QString>();
    }
    if (request.name.isEmpty())
        return Refusal(u"'--bind' needs '--name' and a NAME."_s);
    if (!request.urls.empty() && output.isEmpty())
        return Refusal(u"'--url' needs '-o' and a FILE, whose sum is bound with it."_s);
    const auto platform = platformOf(request.platform);
    if (!platform)
        return refused("--platform", platform.error().sentence());
    request.platform = *platform;
    return {};
}

} // namespace depotscope

// SPDX-License-Identifier: MIT
#include "tests/julia/julia.h"

#include "tests/support/places.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace depotscope {

namespace {

constexpr int patience = 240'000; // milliseconds; the longest script takes ten seconds on an idle machine

struct Outcome {
    bool isSuccess = false;
    QString output;
};

Outcome runProgram(const QStringList &command)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("JULIA_"_L1) || name.startsWith("GIT_"_L1))
            environment.remove(name);
    }
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(command.first(), command.sliced(1));
    const bool isFinished = process.waitForFinished(patience);
    return {isFinished && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0,
            QString::fromUtf8(process.readAll()).trimmed()};
}

QStringList inRoot(const QString &suite)
{
    return {QString::fromUtf8(places::source) + "/packaging/in-root"_L1, suite};
}

/// Only the last lines: a stack trace of Julia is long, and what went wrong is named before it.
QString endOf(const QString &output)
{
    const QStringList lines = output.split(u'\n');
    return lines.sliced(std::max<qsizetype>(0, lines.size() - 40)).join(u'\n');
}

} // namespace

bool Julia::isRequired()
{
    return qEnvironmentVariableIsSet("DEPOTSCOPE_JULIA_ROOT");
}

tl::expected<Julia, QString> Julia::find()
{
    static const QStringList askVersion = {u"julia"_s, u"--startup-file=no"_s, u"--version"_s};
    const auto isRight = [](const Outcome &outcome) {
        return outcome.isSuccess && outcome.output.startsWith("julia version 1.5."_L1);
    };

    QString onPath = u"there is none on PATH"_s;
    if (!isRequired() && !QStandardPaths::findExecutable(u"julia"_s).isEmpty()) {
        const Outcome outcome = runProgram(askVersion);
        if (isRight(outcome))
            return Julia();
        onPath = u"the one on PATH says \"%1\""_s.arg(outcome.output);
    }

    Julia julia;
    julia.m_root = qEnvironmentVariable("DEPOTSCOPE_JULIA_ROOT", u"bullseye"_s);
    const Outcome outcome = runProgram(inRoot(julia.m_root) + QStringList{u"--"_s} + askVersion);
    if (isRight(outcome))
        return julia;
    if (isRequired())
        onPath = u"DEPOTSCOPE_JULIA_ROOT asks for that of a root"_s;
    return tl::unexpected(
        u"No Julia 1.5 to compare with: %1, and the %2 root says \"%3\"."_s.arg(onPath, julia.m_root, outcome.output));
}

tl::expected<void, QString> Julia::run(const QString &script, const QStringList &arguments, const QDir &folder,
                                       const QStringList &variables) const
{
    const QString scripts = QString::fromUtf8(places::source) + "/tests/julia"_L1;
    QStringList command;
    if (!m_root.isEmpty())
        command << inRoot(m_root) << u"--bind"_s << folder.path() << u"--bind-ro"_s << scripts << u"--"_s;
    command << u"env"_s << variables << u"julia"_s << u"--startup-file=no"_s << scripts + u'/' + script << arguments;
    const Outcome outcome = runProgram(command);
    if (!outcome.isSuccess)
        return tl::unexpected(u"%1 failed:\n%2"_s.arg(script, endOf(outcome.output)));
    return {};
}

tl::expected<QJsonObject, QString> readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(u"%1: %2"_s.arg(path, file.errorString()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        return tl::unexpected(u"%1 is no JSON object: %2"_s.arg(path, error.errorString()));
    return document.object();
}

} // namespace depotscope

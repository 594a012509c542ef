// SPDX-License-Identifier: Apache-2.0
#include "CommandLine.h"

#include "ControlApi.h"

#include <QCommandLineParser>

#include <cstdio>
#include <cstdlib>

namespace sandbox {

namespace {

constexpr int kBadArguments = 2;
constexpr qint64 kTenYears = 10LL * 365 * 86'400;

[[noreturn]] void refuse(const QString& sentence) {
    std::fprintf(stderr, "verification-sandbox: %s\n", qUtf8Printable(sentence));
    std::exit(kBadArguments);
}

const QCommandLineOption& option(const char* name) {
    static const QList<QCommandLineOption> all{
        {QStringLiteral("port"), QStringLiteral("Listen on this port of 127.0.0.1; 0 for any."),
         QStringLiteral("port"), QStringLiteral("0")},
        {QStringLiteral("seed"), QStringLiteral("Another seed, other people."), QStringLiteral("number"),
         QStringLiteral("1")},
        {QStringLiteral("sessions"), QStringLiteral("How many sessions there are at the start."),
         QStringLiteral("count"), QStringLiteral("2000")},
        {QStringLiteral("history"),
         QStringLiteral(
             "How they are spread over two years: usual, even, or skewed (90 % of them in the newest "
             "20 % of the time)."),
         QStringLiteral("shape"), QStringLiteral("usual")},
        {QStringLiteral("redaction-delay"), QStringLiteral("How long a redaction is processing."),
         QStringLiteral("seconds"), QStringLiteral("20")},
        {QStringLiteral("latency"), QStringLiteral("Wait before each answer."), QStringLiteral("ms"),
         QStringLiteral("0")},
        {QStringLiteral("rate"), QStringLiteral("Requests a second and endpoint before 429; 0 for no limit."),
         QStringLiteral("count"), QStringLiteral("0")},
        {QStringLiteral("now"),
         QStringLiteral("Start the clock at this moment, for data that can be repeated."),
         QStringLiteral("unix"), QString()},
        {QStringLiteral("clock-offset"),
         QStringLiteral("How far the sandbox's clock is ahead of the machine's."), QStringLiteral("seconds"),
         QStringLiteral("0")},
        {QStringLiteral("clock-speed"),
         QStringLiteral("How much faster than the machine's the sandbox's clock runs."),
         QStringLiteral("times"), QStringLiteral("1")},
        {QStringLiteral("livemode"), QStringLiteral("Accept the keys with live prefixes too.")},
        {QStringLiteral("exit-with-stdin"), QStringLiteral("End when standard input is closed.")},
    };
    for (const QCommandLineOption& one : all)
        if (one.names().constFirst() == QLatin1String(name))
            return one;
    return all.constFirst();
}

qint64 number(const QCommandLineParser& parser, const char* name, qint64 low, qint64 high) {
    const QString text = parser.value(option(name));
    bool valid = false;
    const qint64 value = text.toLongLong(&valid);
    if (!valid || value < low || value > high)
        refuse(QStringLiteral("--%1 must be a number from %2 to %3, not \"%4\".")
                   .arg(QLatin1String(name))
                   .arg(low)
                   .arg(high)
                   .arg(text));
    return value;
}

ArrivalShape shape(const QString& text) {
    if (text == u"usual")
        return ArrivalShape::Usual;
    if (text == u"even")
        return ArrivalShape::Even;
    if (text == u"skewed")
        return ArrivalShape::Skewed;
    refuse(QStringLiteral("--history must be usual, even or skewed, not \"%1\".").arg(text));
}

QString description() {
    return QStringLiteral(
               "A small, stateful Stripe Identity on 127.0.0.1 for trying and testing Verification Desk.\n"
               "All people are made up. Keys, each also with a live prefix under --livemode:\n"
               "  rk_test_sandboxReadWrite0000000000   read, cancel, redact\n"
               "  rk_test_sandboxReadOnly00000000000   read\n"
               "  rk_test_sandboxSensitiveAll0000000   and all sensitive results and pictures\n"
               "  rk_test_sandboxSensitive48h0000000   and those of the last 48 hours\n"
               "  rk_test_sandboxNoFiles000000000000   and all sensitive results, no pictures\n"
               "  rk_test_sandboxFilesReadOnly000000   read; files, but no link to open them\n"
               "  rk_test_sandboxNoEvents00000000000   read, cancel, redact, but no events\n"
               "  rk_test_sandboxNoAccount0000000000   the same, but not whose account it is\n"
               "  rk_test_sandboxNoSessions000000000   everything but sessions and reports\n"
               "  rk_test_sandboxNoPermission0000000   nothing\n"
               "  sk_test_sandboxSecretKey00000000000  everything but sensitive results\n\n") +
           QLatin1String(controlHelp());
}

} // namespace

CommandLine readCommandLine(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(description());
    const QCommandLineOption help = parser.addHelpOption();
    for (const char* name : {"port", "seed", "sessions", "history", "redaction-delay", "latency", "rate",
                             "now", "clock-offset", "clock-speed", "livemode", "exit-with-stdin"})
        parser.addOption(option(name));
    if (!parser.parse(arguments))
        refuse(parser.errorText());
    if (parser.isSet(help))
        parser.showHelp(0);
    if (!parser.positionalArguments().isEmpty())
        refuse(QStringLiteral("\"%1\" is no option.").arg(parser.positionalArguments().constFirst()));

    CommandLine line;
    line.port = static_cast<quint16>(number(parser, "port", 0, 65'535));
    line.seed = static_cast<quint64>(number(parser, "seed", 0, std::numeric_limits<qint64>::max()));
    line.sessions = static_cast<quint64>(number(parser, "sessions", 0, 10'000'000));
    line.history = shape(parser.value(option("history")));
    if (parser.isSet(option("now")))
        line.now = number(parser, "now", 3 * kTenYears, 20 * kTenYears);
    line.clockOffset = number(parser, "clock-offset", -kTenYears, kTenYears);
    line.clockSpeed = number(parser, "clock-speed", 1, 100'000);
    line.exitWithStdin = parser.isSet(option("exit-with-stdin"));
    line.settings.redactionDelay = number(parser, "redaction-delay", 0, kTenYears);
    line.settings.latencyMs = static_cast<int>(number(parser, "latency", 0, 600'000));
    line.settings.rate = static_cast<int>(number(parser, "rate", 0, 1'000'000));
    line.settings.livemode = parser.isSet(option("livemode"));
    return line;
}

} // namespace sandbox

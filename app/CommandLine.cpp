// SPDX-License-Identifier: Apache-2.0
#include "CommandLine.h"

#include "stripe/StripeClient.h"

#include <QCommandLineParser>

#include <algorithm>
#include <iterator>
#include <string_view>

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("CommandLine", text);
}

std::optional<ColourScheme> colourSchemeOf(const QString& word) {
    if (word == QStringLiteral("light"))
        return ColourScheme::Light;
    if (word == QStringLiteral("dark"))
        return ColourScheme::Dark;
    return std::nullopt;
}

} // namespace

bool CommandLine::asksForWords(int argc, const char* const* argv) {
    constexpr std::string_view words[] = {"--help", "-h", "-?", "--help-all", "--version", "-v"};
    return std::any_of(argv + std::min(argc, 1), argv + argc, [&words](std::string_view argument) {
        return std::ranges::find(words, argument) != std::end(words);
    });
}

CommandLine::Parsed CommandLine::parse(const QStringList& arguments) {
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("Review, cancel and redact verification sessions of Stripe Identity.\n\n"
           "The key is asked for in the window and kept in the system's keychain; a key in the environment "
           "variable STRIPE_API_KEY is used for this run and not kept.\n\n"
           "verification-desk journal verify [file] tells whether the journal is as it was written, and "
           "verification-desk journal export FILE writes it as a table (CSV)."));
    const QCommandLineOption stripe(QStringLiteral("stripe"),
                                    tr("Address of Stripe, or of a sandbox on this machine."),
                                    QStringLiteral("url"), QStringLiteral("https://api.stripe.com"));
    const QCommandLineOption preferences(
        QStringLiteral("preferences"), tr("File for what you chose about the desk."), QStringLiteral("file"));
    const QCommandLineOption cache(
        QStringLiteral("cache"),
        tr("Directory for what is kept of the sessions, which is nothing personal. Of a "
           "sandbox nothing is kept without this."),
        QStringLiteral("directory"));
    const QCommandLineOption noCache(QStringLiteral("no-cache"),
                                     tr("Keep nothing of the sessions on this computer, for this run."));
    const QCommandLineOption journal(
        QStringLiteral("journal"),
        tr("File for the journal of what was revealed, canceled and redacted. Of a sandbox none is kept "
           "without this."),
        QStringLiteral("file"));
    const QCommandLineOption noKeychain(QStringLiteral("no-keychain"), tr("Keep the key in memory only."));
    const QCommandLineOption colours(QStringLiteral("colours"), tr("light or dark, for this run."),
                                     QStringLiteral("scheme"));
    const QCommandLineOption picture(QStringLiteral("picture"),
                                     tr("Save a picture of the window once it shows its sessions, and end."),
                                     QStringLiteral("file"));
    parser.addOptions({stripe, preferences, cache, noCache, journal, noKeychain, colours, picture});
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();

    Parsed parsed;
    const auto fail = [&parsed](const QString& why) {
        parsed.error = true;
        parsed.output = why;
        return parsed;
    };
    if (!parser.parse(arguments))
        return fail(parser.errorText() + u' ' + tr("See --help."));
    if (parser.isSet(help)) {
        parsed.output = parser.helpText();
        return parsed;
    }
    if (parser.isSet(version)) {
        parsed.output = QStringLiteral("verification-desk " DESK_VERSION "\n");
        return parsed;
    }
    if (!parser.positionalArguments().isEmpty()) // Not quoted back: it could be a key.
        return fail(
            tr("The desk takes options only. A key does not belong on a command line, where everybody "
               "on this machine can read it: start the desk and paste it into the window."));

    CommandLine& line = parsed.commandLine;
    line.stripe = QUrl(parser.value(stripe), QUrl::StrictMode);
    if (!StripeClient::isAllowed(line.stripe))
        return fail(
            tr("--stripe takes an https address, or http on this machine, such as http://127.0.0.1:8420."));
    line.preferencesPath = parser.value(preferences);
    line.cachePath = parser.value(cache);
    line.keepSessions = !parser.isSet(noCache);
    line.journalPath = parser.value(journal);
    line.useKeychain = !parser.isSet(noKeychain);
    line.picturePath = parser.value(picture);
    if (parser.isSet(colours)) {
        line.colourScheme = colourSchemeOf(parser.value(colours));
        if (!line.colourScheme)
            return fail(tr("--colours takes light or dark."));
    }
    return parsed;
}

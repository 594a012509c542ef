// SPDX-License-Identifier: Apache-2.0
// Loading the list: what a page costs and what a session weighs, the desk's way and the ordinary one, on the
// same bytes in the same run.
#include "bench/ListPages.h"
#include "bench/Measured.h"
#include "bench/StringSessions.h"
#include "store/SessionStore.h"
#include "stripe/Wire.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>

namespace {

HttpAnswer answerWith(const QByteArray& page) {
    HttpAnswer answer;
    answer.status = 200;
    answer.contentType = QStringLiteral("application/json");
    answer.body = page;
    return answer;
}

struct Weight {
    std::size_t sessions = 0;
    std::size_t counted = 0;  ///< What the data structure says of itself.
    std::size_t resident = 0; ///< By how much the process grew.
};

struct Route {
    Measured reading;
    Measured storing;
    Measured both;
    Weight weight;
};

std::size_t grownSince(std::size_t before) {
    giveMemoryBack();
    const std::size_t now = residentBytes();
    return now > before ? now - before : 0;
}

Route desksWay(const ListPages& pages) {
    Route route;
    giveMemoryBack();
    const std::size_t before = residentBytes();
    SessionStore store;
    for (const QByteArray& page : pages) {
        const HttpAnswer answer = answerWith(page);
        route.both.time([&] {
            Result<SessionPage> result = StripeError();
            route.reading.time([&] { result = wire::readSessionPage(answer); });
            route.storing.time([&] { store.merge(result.value().sessions); });
        });
    }
    route.weight = {store.size(), store.memoryUsed(), grownSince(before)};
    return route;
}

Route ordinaryWay(const ListPages& pages) {
    Route route;
    giveMemoryBack();
    const std::size_t before = residentBytes();
    std::vector<StringSession> sessions;
    for (const QByteArray& page : pages)
        route.both.time([&] { readWithQJson(page, sessions); });
    route.weight = {sessions.size(), memoryOf(sessions), grownSince(before)};
    return route;
}

double perSession(std::size_t bytes, const Weight& weight) {
    return weight.sessions == 0 ? 0 : static_cast<double>(bytes) / static_cast<double>(weight.sessions);
}

QString weightText(const Weight& weight) {
    return QStringLiteral("%1 counted, %2 resident")
        .arg(perSession(weight.counted, weight), 0, 'f', 0)
        .arg(perSession(weight.resident, weight), 0, 'f', 0);
}

bool isReadable(const ListPages& pages) {
    return !pages.empty() && std::all_of(pages.begin(), pages.end(), [](const QByteArray& page) {
        return wire::readSessionPage(answerWith(page)).isOk();
    });
}

/// 0 when both ways read the same number of sessions.
int compare(const ListPages& pages) {
    QTextStream out(stdout);
    if (!isReadable(pages)) {
        out << "There is no page, or one that cannot be read.\n";
        return 1;
    }
    qsizetype bytes = 0;
    for (const QByteArray& page : pages)
        bytes += page.size();
    const Route desk = desksWay(pages);
    const Route ordinary = ordinaryWay(pages);
    const auto count = static_cast<qsizetype>(pages.size());
    out << machine() << "\n"
        << desk.weight.sessions << " sessions in " << count << " pages of " << bytes / count << " bytes\n\n"
        << "microseconds a page, least / median / most\n"
        << "  desk: text to values        " << desk.reading.text() << "\n"
        << "  desk: values to store       " << desk.storing.text() << "\n"
        << "  desk: both                  " << desk.both.text() << "\n"
        << "  QJsonDocument, QStrings     " << ordinary.both.text() << "\n"
        << "  ratio of the medians        1 : "
        << QString::number(ordinary.both.median() / desk.both.median(), 'f', 1) << "\n\n"
        << "bytes a session\n"
        << "  desk's store                " << weightText(desk.weight) << "\n"
        << "  struct of QStrings          " << weightText(ordinary.weight) << "\n"
        << "  ratio, counted              1 : "
        << QString::number(perSession(ordinary.weight.counted, ordinary.weight) /
                               perSession(desk.weight.counted, desk.weight),
                           'f', 1)
        << "\n";
    return desk.weight.sessions == ordinary.weight.sessions ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("What loading the list costs, compared with QJsonDocument."));
    parser.addHelpOption();
    const QCommandLineOption sessions(QStringLiteral("sessions"), QStringLiteral("How many sessions."),
                                      QStringLiteral("count"), QStringLiteral("100000"));
    const QCommandLineOption url(QStringLiteral("url"),
                                 QStringLiteral("A sandbox to load them from; without, they are made here."),
                                 QStringLiteral("http://127.0.0.1:PORT"));
    parser.addOptions({sessions, url});
    parser.process(application);
    const int count = parser.value(sessions).toInt();
    if (!parser.isSet(url))
        return compare(madePages(count));
    fetchPages(QUrl(parser.value(url)), count, [](const ListPages& pages, const QString& error) {
        if (!error.isEmpty())
            QTextStream(stderr) << error << "\n";
        QCoreApplication::exit(compare(pages));
    });
    return QCoreApplication::exec();
}

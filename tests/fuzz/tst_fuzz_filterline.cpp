// SPDX-License-Identifier: Apache-2.0
#include <QByteArray>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

/// Aborts, and so fails, when an invariant is broken.
void feed(const QByteArray& line) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(line.constData()),
                           static_cast<std::size_t>(line.size()));
}

QList<QByteArray> seeds() {
    QFile file(QStringLiteral(FILTER_LINE_SEEDS));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split('\n') : QList<QByteArray>();
}

/// One step away from the line: a byte or a piece more, less or elsewhere, or the end of another line.
QByteArray mutated(const QByteArray& line, const QList<QByteArray>& all, QRandomGenerator& random) {
    static const QByteArray pieces[]{"(",    ")",   "-(",    " OR ", "\"",       "\\",          ":", ",",
                                     "..",   "is:", "stuck", ">=",   "created:", "age:",        "-", " ",
                                     "has:", "T",   "meta.", "\xC3", "status:",  "\xE6\x9D\x8E"};
    const auto at = [&](qsizetype end) { return qsizetype(random.bounded(int(end) + 1)); };
    QByteArray result = line;
    const QByteArray& other = all[random.bounded(int(all.size()))];
    switch (random.bounded(5)) {
    case 0:
        return result.insert(at(line.size()), pieces[random.bounded(int(std::size(pieces)))]);
    case 1:
        return result.remove(at(line.size()), 1 + random.bounded(4));
    case 2:
        return result.insert(at(line.size()), char(random.bounded(256)));
    case 3:
        return line.left(at(line.size())) + other.mid(at(other.size()));
    default:
        return result.insert(at(line.size()), line.mid(at(line.size()), random.bounded(12)));
    }
}

} // namespace

class tst_FuzzFilterLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSeedsHold();
    void whateverGrowsFromTheSeedsHolds();
    void aLongLineTakesTimeInProportion_data();
    void aLongLineTakesTimeInProportion();
};

void tst_FuzzFilterLine::theSeedsHold() {
    QVERIFY(seeds().size() > 50);
    for (const QByteArray& line : seeds())
        for (qsizetype length = 0; length <= line.size(); ++length)
            feed(line.left(length));
}

void tst_FuzzFilterLine::whateverGrowsFromTheSeedsHolds() {
    constexpr int lines = 5'000;
    constexpr qsizetype longest = 200;
    QList<QByteArray> pool = seeds();
    QRandomGenerator random(1);
    for (int i = 0; i < lines; ++i) {
        const auto chosen = qsizetype(random.bounded(int(pool.size())));
        const QByteArray line = mutated(pool[chosen], pool, random).left(longest);
        feed(line);
        pool[chosen] = random.bounded(20) == 0 ? seeds()[chosen] : line;
    }
}

void tst_FuzzFilterLine::aLongLineTakesTimeInProportion_data() {
    QTest::addColumn<QByteArray>("piece");
    for (const char* piece : {"a ", "x", "(", ")", "a OR ", "(a OR b) ", "-(a b) ", "status:foo ", "ref:a,",
                              "\"", "\\\"", "is:stuck OR ", ":", "OR ", "country:xyz,", "a("})
        QTest::newRow(piece) << QByteArray(piece);
}

/// Ten times the line may take thirty times as long on a busy machine, and not a hundred.
void tst_FuzzFilterLine::aLongLineTakesTimeInProportion() {
    QFETCH(QByteArray, piece);
    constexpr int pieces = 200;
    const auto timeOf = [&piece](int count) {
        const QByteArray line = piece.repeated(count);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer timer;
            timer.start();
            feed(line);
            best = std::min(best, timer.nsecsElapsed());
        }
        return best;
    };
    const qint64 one = timeOf(pieces);
    const qint64 ten = timeOf(10 * pieces);
    QVERIFY2(ten < 40 * one, qPrintable(QStringLiteral("%1 and %2 ns").arg(one).arg(ten)));
}

QTEST_APPLESS_MAIN(tst_FuzzFilterLine)
#include "tst_fuzz_filterline.moc"

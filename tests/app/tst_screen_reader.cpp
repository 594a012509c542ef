// SPDX-License-Identifier: Apache-2.0
#include "support/OwnScreen.h"
#include "support/SandboxProcess.h"
#include "support/ScreenReader.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace {

/// Milliseconds as QTRY counts them, by its pauses; only ever waited for when something is broken.
constexpr int patience = 20'000;
/// The same where everything is read between the pauses, which takes some times as long.
constexpr int readingPatience = 2'000;
constexpr int keySpace = 0x20;
constexpr int keyDown = 0xff54;
constexpr int keyReturn = 0xff0d;
constexpr int keyEscape = 0xff1b;
constexpr int sessions = 1'000;

/// Shorter ones (a name of three letters) stand in any text by chance.
constexpr qsizetype tellingLength = 6;

/// Whatever is personal in one of Stripe's objects, by the name of the field.
void collect(const QJsonValue& value, const QString& name, QSet<QString>& people) {
    static const QSet<QString> personal{
        QStringLiteral("first_name"), QStringLiteral("last_name"), QStringLiteral("email"),
        QStringLiteral("phone"),      QStringLiteral("line1"),     QStringLiteral("number"),
        QStringLiteral("id_number"),  QStringLiteral("url"),       QStringLiteral("client_secret")};
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            collect(it.value(), it.key(), people);
    } else if (personal.contains(name) && value.toString().size() >= tellingLength &&
               value.toString() != QStringLiteral("[redacted]")) {
        people.insert(value.toString());
    }
}

/// What is wrong with one thing that is to be seen; empty when nothing is.
QString faultOf(const SpokenThing& thing) {
    static const QRegularExpression word(QStringLiteral("\\p{L}{2}"));
    static const QRegularExpression id(QStringLiteral("^(vs|vr|vf|cus|req|acct|evt|file)_\\w+$"));
    static const QRegularExpression objectName(QStringLiteral("^[a-z]+[A-Z]\\w*$"));
    static const QRegularExpression markup(QStringLiteral("</?[a-z]+[ >]"));
    static const QSet<QString> nothing{QString(), QStringLiteral("filler"), QStringLiteral("unknown"),
                                       QStringLiteral("invalid")};
    if (thing.name.contains(markup) || thing.description.contains(markup))
        return QStringLiteral("markup is read aloud");
    const bool isWindow = QSet<QString>{QStringLiteral("frame"), QStringLiteral("dialog"),
                                        QStringLiteral("window"), QStringLiteral("alert")}
                              .contains(thing.role);
    if (!thing.isControl() && !isWindow)
        return {};
    if (!thing.name.contains(word))
        return QStringLiteral("no name");
    if (id.match(thing.name).hasMatch() || objectName.match(thing.name).hasMatch())
        return QStringLiteral("the name is an id");
    if (nothing.contains(thing.role))
        return QStringLiteral("no role");
    if (thing.has("org.a11y.atspi.EditableText") &&
        thing.is(SpokenThing::Editable) == thing.is(SpokenThing::ReadOnly))
        return QStringLiteral("whether one may write there is not told");
    return {};
}

/// Says what is not.
bool areSound(const SpokenThings& things) {
    bool areSound = true;
    for (const SpokenThing& thing : things)
        if (const QString fault = faultOf(thing); thing.is(SpokenThing::Showing) && !fault.isEmpty()) {
            areSound = false;
            qWarning("%s: %s '%s' '%s' below %s", qPrintable(fault), qPrintable(thing.role),
                     qPrintable(thing.name), qPrintable(thing.description), qPrintable(thing.above));
        }
    return areSound;
}

} // namespace

/// Somebody who does not see the screen reviews a session: the real program on a display of its own, heard
/// and steered over AT-SPI as Orca does. One walk, in the order of the functions.
class TestScreenReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everythingThatCanBePressedSaysWhatItIs();
    void aThousandRowsAreWords();
    void theArrowKeysSayTheRow();
    void nobodyIsNamed();
    void aFacetSaysThatItIsChosenAndTheLineWhatItFinds();
    void onlyWhatIsRevealedIsReadAndOnlyWhileItIs();
    void thePicturesSayWhetherTheyAreBlurred();
    void theMenuSaysItsCommands();
    void aConfirmationSaysWhatItConfirms();
    void lockedThereIsNobodyAndNothing();

private:
    void choosePerson();
    /// Reads everything anew, and tells whether a thing of that name is to be seen.
    bool shows(const QString& name);
    const SpokenThing& thing(const QString& name) const;
    const SpokenThing& list() const { return thing(QStringLiteral("Verification sessions")); }
    void press(const QString& name);
    /// Everyone of whom something can be heard, also where nothing is to be seen.
    QString namedPeople() const;
    /// Goes down a menu that is open until it comes to it.
    bool goTo(const QString& item);

    OwnScreen m_screen;
    SandboxProcess m_sandbox{{QStringLiteral("--sessions"), QString::number(sessions),
                              QStringLiteral("--seed"), QStringLiteral("3")}};
    std::unique_ptr<ScreenReader> m_reader;
    QProcess m_desk;
    SpokenThings m_things;
    QSet<QString> m_people; ///< What is of them alone.
    QString m_session;
    QString m_firstName;
    QString m_lastName;
};

void TestScreenReader::initTestCase() {
    QVERIFY2(m_screen.trouble().isEmpty(), qPrintable(m_screen.trouble()));
    QVERIFY(!m_sandbox.url().isEmpty());
    choosePerson();
    QVERIFY(!m_session.isEmpty());
    QVERIFY(m_people.size() > sessions);
    m_reader = std::make_unique<ScreenReader>(m_screen.accessibilityBus());
    QProcessEnvironment environment = m_screen.environment();
    environment.insert(QStringLiteral("STRIPE_API_KEY"), QLatin1StringView(SandboxProcess::sensitiveAll));
    m_desk.setProcessEnvironment(environment);
    m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_desk.start(QStringLiteral(DESK_PROGRAM),
                 {QStringLiteral("--stripe"), m_sandbox.url().toString(), QStringLiteral("--no-keychain"),
                  QStringLiteral("--preferences"), m_screen.home() + QStringLiteral("/preferences.ini"),
                  QStringLiteral("--cache"), m_screen.home() + QStringLiteral("/cache"),
                  QStringLiteral("--journal"), m_screen.home() + QStringLiteral("/journal.sqlite")});
    QVERIFY(m_desk.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(m_reader->findProgram(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("1,000 sessions, all this account has")), readingPatience);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Filter")) &&
                                 thing(QStringLiteral("Filter")).is(SpokenThing::Focused),
                             readingPatience);
}

void TestScreenReader::cleanupTestCase() {
    m_reader.reset();
    m_desk.terminate();
    if (!m_desk.waitForFinished())
        m_desk.kill();
}

/// Somebody verified of whom there are pictures; and everyone there is.
void TestScreenReader::choosePerson() {
    QSet<QString> pictured;
    const QJsonArray reports =
        m_sandbox
            .request("GET", QStringLiteral("/v1/identity/verification_reports?limit=100&type=document"
                                           "&expand[]=data.document.number"))
            .object()[QStringLiteral("data")]
            .toArray();
    for (const QJsonValue& report : reports) {
        collect(report, {}, m_people);
        if (report[QStringLiteral("document")][QStringLiteral("files")].toArray().size() > 1)
            pictured.insert(report[QStringLiteral("verification_session")].toString());
    }
    QString cursor;
    for (bool hasMore = true; hasMore;) {
        const QJsonObject page =
            m_sandbox
                .request("GET", QStringLiteral("/v1/identity/verification_sessions?limit=100&expand[]=data."
                                               "verified_outputs&expand[]=data.provided_details") +
                                    cursor)
                .object();
        const QJsonArray data = page[QStringLiteral("data")].toArray();
        for (const QJsonValue& session : data) {
            collect(session, {}, m_people);
            const QString id = session[QStringLiteral("id")].toString();
            const QJsonValue outputs = session[QStringLiteral("verified_outputs")];
            const QString lastName = outputs[QStringLiteral("last_name")].toString();
            if (m_session.isEmpty() && pictured.contains(id) && lastName.size() >= tellingLength) {
                m_session = id;
                m_lastName = lastName;
                m_firstName = outputs[QStringLiteral("first_name")].toString();
            }
        }
        hasMore = page[QStringLiteral("has_more")].toBool() && !data.isEmpty();
        if (hasMore)
            cursor = QStringLiteral("&starting_after=") + data.last()[QStringLiteral("id")].toString();
    }
}

bool TestScreenReader::shows(const QString& name) {
    m_things = m_reader->read();
    return !thing(name).path.isEmpty();
}

const SpokenThing& TestScreenReader::thing(const QString& name) const {
    static const SpokenThing none;
    const auto found = std::ranges::find_if(m_things, [&name](const SpokenThing& each) {
        return each.is(SpokenThing::Showing) && each.name.startsWith(name);
    });
    return found == m_things.end() ? none : *found;
}

void TestScreenReader::press(const QString& name) {
    QTRY_VERIFY2_WITH_TIMEOUT(shows(name), qPrintable(name), readingPatience);
    m_reader->press(thing(name));
}

QString TestScreenReader::namedPeople() const {
    QString everything;
    for (const SpokenThing& each : m_things)
        everything +=
            each.words() + QStringLiteral(" (") + each.role + u' ' + each.above + QStringLiteral(")\n");
    QStringList named;
    constexpr qsizetype around = 60;
    for (const QString& text : m_people)
        if (const qsizetype at = everything.indexOf(text); at >= 0)
            named << everything.mid(std::max<qsizetype>(0, at - around), text.size() + 2 * around);
    return named.join(u'\n');
}

void TestScreenReader::everythingThatCanBePressedSaysWhatItIs() {
    const auto controls = std::ranges::count_if(
        m_things, [](const SpokenThing& each) { return each.is(SpokenThing::Showing) && each.isControl(); });
    QVERIFY(controls > 40); // Else it looked at nothing.
    QVERIFY(areSound(m_things));
}

void TestScreenReader::aThousandRowsAreWords() {
    QCOMPARE(m_reader->rowCount(list()), sessions);
    const QStringList columns = m_reader->columnNames(list());
    QCOMPARE(columns.size(), 13);
    QVERIFY(!columns.contains(QString()));
    for (const int row : {0, 1, 17, 500, sessions - 1}) {
        const SpokenThings cells = m_reader->row(list(), row);
        QCOMPARE(cells.size(), columns.size());
        for (const SpokenThing& cell : cells) {
            QVERIFY2(!cell.name.isEmpty(), qPrintable(QStringLiteral("row %1").arg(row)));
            QCOMPARE(cell.role, QStringLiteral("cell"));
        }
        QVERIFY(cells[0].name.contains(QRegularExpression(QStringLiteral("^\\p{L}{4}")))); // The status.
    }
}

void TestScreenReader::theArrowKeysSayTheRow() {
    m_reader->key(keyDown); // From the filter line into the list.
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Verification sessions")) &&
                                 !thing(QStringLiteral("Filter")).is(SpokenThing::Focused),
                             readingPatience);
    m_reader->forget();
    m_reader->key(keyDown);
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_reader->heard().isEmpty() && m_reader->heard().last().role == QStringLiteral("cell"), patience);
    const SpokenThing said = m_reader->heard().last();
    QCOMPARE(said.name, m_reader->row(list(), 1)[0].name);
    QVERIFY(said.is(SpokenThing::Selected));
}

void TestScreenReader::nobodyIsNamed() {
    for (int row = 0; row < 40; ++row)
        m_things << m_reader->row(list(), row);
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
}

void TestScreenReader::aFacetSaysThatItIsChosenAndTheLineWhatItFinds() {
    QVERIFY(shows(QStringLiteral("Refused, ")));
    QVERIFY(!thing(QStringLiteral("Refused, ")).is(SpokenThing::Checked));
    press(QStringLiteral("Refused, "));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Refused, ")) &&
                                 thing(QStringLiteral("Refused, ")).is(SpokenThing::Checked),
                             readingPatience);
    QCOMPARE(thing(QStringLiteral("Filter")).text.trimmed(), QStringLiteral("status:refused"));
    QVERIFY(!thing(QStringLiteral("State of the filter")).description.isEmpty());
    QVERIFY(areSound(m_things));
    QVERIFY(m_reader->rowCount(list()) < sessions);
    QCOMPARE(m_reader->row(list(), 0)[0].name.left(7), QStringLiteral("Refused"));
    press(QStringLiteral("Clear the filter"));
    QTRY_COMPARE_WITH_TIMEOUT(m_reader->rowCount(list()), sessions, patience);
    m_reader->focus(thing(QStringLiteral("Filter")));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Filter")) &&
                                 thing(QStringLiteral("Filter")).is(SpokenThing::Focused),
                             readingPatience);
    m_reader->write(thing(QStringLiteral("Filter")), QStringLiteral("id:") + m_session);
    m_reader->key(keySpace); // Put in is not typed yet.
    QTRY_COMPARE_WITH_TIMEOUT(m_reader->rowCount(list()), 1, patience);
    m_reader->key(keyReturn); // Into the list, to the one it found.
}

void TestScreenReader::onlyWhatIsRevealedIsReadAndOnlyWhileItIs() {
    QTRY_VERIFY_WITH_TIMEOUT(shows(m_session) && shows(QStringLiteral("Name, masked, reveal")),
                             readingPatience);
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
    QVERIFY(areSound(m_things));
    press(QStringLiteral("Name, masked, reveal"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Why are you looking?")), readingPatience);
    QVERIFY(areSound(m_things));
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
    press(QStringLiteral("Reveal")); // Without a reason.
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Nothing is revealed yet. Choose a reason first.")),
                             readingPatience);
    press(QStringLiteral("2  Manual review"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Reveal")) &&
                                 thing(QStringLiteral("Reveal")).is(SpokenThing::Enabled),
                             readingPatience);
    press(QStringLiteral("Reveal"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Name, revealed, mask")), readingPatience);
    const auto isRead = [this] {
        m_things = m_reader->read();
        return std::ranges::any_of(m_things, [this](const SpokenThing& each) {
            return each.words().contains(m_lastName) && each.words().contains(m_firstName);
        });
    };
    QVERIFY(isRead());
    press(QStringLiteral("Mask all"));
    QTRY_VERIFY_WITH_TIMEOUT(!isRead(), readingPatience);
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
}

void TestScreenReader::thePicturesSayWhetherTheyAreBlurred() {
    press(QStringLiteral("Show the pictures of this attempt"));
    const QString front = QStringLiteral("Document, front");
    const auto describes = [&](const QString& words) {
        return shows(front) && std::ranges::any_of(m_things, [&](const SpokenThing& each) {
                   return each.name.startsWith(front) && each.description.contains(words);
               });
    };
    QTRY_VERIFY_WITH_TIMEOUT(describes(QStringLiteral("Blurred")), readingPatience);
    QVERIFY(areSound(m_things));
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
    press(QStringLiteral("Document, front, blurred, show"));
    QTRY_VERIFY_WITH_TIMEOUT(describes(QStringLiteral("Shown")), readingPatience);
    QVERIFY(!thing(QStringLiteral("Document, front, shown, blur")).path.isEmpty());
    press(QStringLiteral("Close"));
    QTRY_VERIFY_WITH_TIMEOUT(!shows(QStringLiteral("Document, front, shown, blur")), readingPatience);
}

bool TestScreenReader::goTo(const QString& item) {
    constexpr int most = 60;
    for (int step = 0; step < most; ++step) {
        m_reader->forget();
        m_reader->key(keyDown);
        if (!QTest::qWaitFor([this] { return !m_reader->heard().isEmpty(); }, patience))
            return false;
        const SpokenThing said = m_reader->heard().last();
        if (const QString fault = faultOf(said); !fault.isEmpty()) {
            qWarning("%s: %s '%s'", qPrintable(fault), qPrintable(said.role), qPrintable(said.name));
            return false;
        }
        if (said.name.startsWith(item))
            return true;
    }
    return false;
}

void TestScreenReader::theMenuSaysItsCommands() {
    press(QStringLiteral("Menu"));
    QVERIFY(goTo(QStringLiteral("Mask all now")));
    QVERIFY(m_reader->heard().last().role.contains(QStringLiteral("menu item")));
    QVERIFY(goTo(QStringLiteral("Chart above the list")));
    QVERIFY(m_reader->heard().last().is(SpokenThing::Checked));
    QVERIFY(goTo(QStringLiteral("Compact rows")));
    QVERIFY(!m_reader->heard().last().is(SpokenThing::Checked));
    m_reader->key(keyEscape);
}

void TestScreenReader::aConfirmationSaysWhatItConfirms() {
    press(QStringLiteral("Redact…"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("The last 6 characters of the session's id")),
                             readingPatience);
    QVERIFY(areSound(m_things));
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
    QVERIFY(!thing(QStringLiteral("This cannot be undone.")).path.isEmpty());
    const QString confirm = QStringLiteral("Redact this session");
    const auto canConfirm = [&] {
        m_things = m_reader->read();
        return std::ranges::any_of(m_things, [&](const SpokenThing& each) {
            return each.name == confirm && each.role == QStringLiteral("push button") &&
                   each.is(SpokenThing::Enabled);
        });
    };
    QVERIFY(!canConfirm());
    m_reader->write(thing(QStringLiteral("The last 6 characters of the session's id")), m_session.right(6));
    QTRY_VERIFY_WITH_TIMEOUT(canConfirm(), readingPatience);
    press(QStringLiteral("Keep session"));
    QTRY_VERIFY_WITH_TIMEOUT(!shows(QStringLiteral("The last 6 characters of the session's id")),
                             readingPatience);
}

void TestScreenReader::lockedThereIsNobodyAndNothing() {
    press(QStringLiteral("Menu"));
    QVERIFY(goTo(QStringLiteral("Lock")));
    m_reader->key(keyReturn);
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Unlock")), readingPatience);
    QVERIFY(!shows(QStringLiteral("Verification sessions")));
    QVERIFY2(namedPeople().isEmpty(), qPrintable(namedPeople()));
    QVERIFY(areSound(m_things));
    QVERIFY(!thing(QStringLiteral("The desk is locked")).path.isEmpty());
    press(QStringLiteral("Unlock"));
    QTRY_VERIFY_WITH_TIMEOUT(shows(QStringLiteral("Verification sessions")), readingPatience);
}

QTEST_GUILESS_MAIN(TestScreenReader)
#include "tst_screen_reader.moc"

// SPDX-License-Identifier: Apache-2.0
#include "stripe/Wire.h"

#include "stripe/JsonRepair.h"
#include "stripe/MaskedJson.h"
#include "stripe/WireObjects.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace wire {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StripeError", text);
}

StripeError unusable(const HttpAnswer& answer) {
    StripeError error;
    error.httpStatus = answer.status;
    error.requestId = answer.requestId;
    const bool isPage = answer.body.trimmed().startsWith('<');
    // Stripe names every answer of its own; a sign-in page and a proxy do not.
    error.kind = answer.requestId.isEmpty() || isPage ? StripeError::Kind::NotStripe
                                                      : StripeError::Kind::UnreadableAnswer;
    error.message = isPage ? tr("A web page came back where Stripe's answer should be.")
                           : tr("What came back is not what Stripe describes.");
    return error;
}

/// The parser owns what the element points into, so both go together. A parser a call: it keeps a copy of
/// every text it read, which must not outlive the answer.
class Document {
public:
    explicit Document(const QByteArray& text) {
        if (!parse(text))
            parse(repairedJson(text));
    }
    bool isObject() const { return m_valid; }
    JsonObject object(UnreadMembers* unread = nullptr) const { return JsonObject(m_object, unread); }
    JsonElement root() const { return m_root; }

private:
    bool parse(const QByteArray& text) {
        m_valid = m_parser.parse(text.constData(), static_cast<std::size_t>(text.size())).get(m_root) ==
                      simdjson::SUCCESS &&
                  m_root.get(m_object) == simdjson::SUCCESS;
        return m_valid;
    }

    simdjson::dom::parser m_parser;
    JsonElement m_root;
    simdjson::dom::object m_object;
    bool m_valid = false;
};

/// As Stripe wrote it, if it has the form of an id: letters, digits and underscores.
QString shownId(JsonElement element) {
    simdjson::dom::object object;
    if (element.get(object) != simdjson::SUCCESS)
        return {};
    const QString id = textAt(JsonObject(object), "id").value_or(QString());
    return isStripeId(id, QLatin1StringView()) ? id : QString();
}

ReadingProblem problemWith(ReadingProblem::Object kind, JsonElement element, const HttpAnswer& answer,
                           const UnreadMembers& unread) {
    const std::string text = simdjson::minify(element);
    return {kind, shownId(element), answer.requestId, unread.names(), qHashBits(text.data(), text.size())};
}

template <typename Value>
struct ReadList {
    std::vector<Value> values;
    bool hasMore = false;
    ReadingProblemList problems;
};

/// Stripe's list object. Nothing when it is none, and when nothing of a page can be read although there is
/// more: there would be no way to the next page.
template <typename Value>
std::optional<ReadList<Value>> readList(const HttpAnswer& answer, ReadingProblem::Object kind,
                                        std::optional<Value> (*from)(const JsonObject&)) {
    const Document document(answer.body);
    if (!document.isObject())
        return std::nullopt;
    const JsonObject list = document.object();
    const std::optional<simdjson::dom::array> data = arrayAt(list, "data");
    const std::optional<bool> hasMore = flagAt(list, "has_more");
    if (wordAt(list, "object") != "list" || !data || !hasMore)
        return std::nullopt;
    ReadList<Value> read;
    read.hasMore = *hasMore;
    read.values.reserve(data->size());
    for (const JsonElement element : *data) {
        UnreadMembers unread;
        simdjson::dom::object object;
        std::optional<Value> value;
        if (element.get(object) == simdjson::SUCCESS)
            value = from(JsonObject(object, &unread));
        if (value && !unread.isEmpty())
            read.problems.push_back(problemWith(kind, element, answer, unread));
        if (value)
            read.values.push_back(std::move(*value));
        else
            read.problems.push_back(problemWith(kind, element, answer, {}));
    }
    if (read.values.empty() && !read.problems.empty() && read.hasMore)
        return std::nullopt;
    return read;
}

/// A report of another session is of another person.
std::optional<VerificationReport> lastReportFrom(const JsonObject& report, const SessionId& asked,
                                                 UnreadMembers& unread) {
    std::optional<VerificationReport> read = reportFrom(report);
    if (read && (!read->session || *read->session == asked))
        return read;
    unread.note({}, "last_verification_report");
    return std::nullopt;
}

} // namespace

Result<SessionPage> readSessionPage(const HttpAnswer& answer) {
    auto list = readList(answer, ReadingProblem::Object::Session, &sessionFrom);
    if (!list)
        return unusable(answer);
    SessionPage page;
    page.sessions = std::move(list->values);
    page.hasMore = list->hasMore;
    page.requestId = answer.requestId;
    page.problems = std::move(list->problems);
    return page;
}

Result<ReportPage> readReportPage(const HttpAnswer& answer, const SessionId& asked) {
    auto list = readList(answer, ReadingProblem::Object::Report, &reportFrom);
    if (!list)
        return unusable(answer);
    ReportPage page;
    page.hasMore = list->hasMore;
    page.requestId = answer.requestId;
    page.problems = std::move(list->problems);
    // A report of another session is of another person.
    for (VerificationReport& report : list->values)
        if (!report.session || *report.session == asked)
            page.reports.push_back(std::move(report));
        else
            page.problems.push_back(
                {ReadingProblem::Object::Report, report.id.text(), answer.requestId, {}, qHash(report.id)});
    if (page.reports.empty() && !list->values.empty())
        return unusable(answer);
    return page;
}

Result<EventPage> readEventPage(const HttpAnswer& answer) {
    auto list = readList(answer, ReadingProblem::Object::Event, &eventFrom);
    if (!list)
        return unusable(answer);
    EventPage page;
    page.events = std::move(list->values);
    page.hasMore = list->hasMore;
    page.requestId = answer.requestId;
    page.problems = std::move(list->problems);
    return page;
}

Result<RetrievedSession> readSession(const HttpAnswer& answer, const SessionId& asked) {
    // Stripe's largest session is a tenth of it; beyond, nobody could read the text anyway.
    constexpr qsizetype longestShown = 4'000'000;
    const Document document(answer.body);
    UnreadMembers unread;
    const JsonObject object = document.object(&unread);
    std::optional<VerificationSession> session = document.isObject() ? sessionFrom(object) : std::nullopt;
    if (!session || session->id != asked)
        return unusable(answer);
    RetrievedSession retrieved;
    if (const std::optional<JsonObject> report = expandedAt(object, "last_verification_report"))
        retrieved.report = lastReportFrom(*report, asked, unread);
    retrieved.session = std::move(*session);
    if (!unread.isEmpty())
        retrieved.problems.push_back(
            problemWith(ReadingProblem::Object::Session, document.root(), answer, unread));
    if (answer.body.size() <= longestShown)
        retrieved.maskedJson = maskedJson(document.root());
    retrieved.requestId = answer.requestId;
    return retrieved;
}

Result<FileListing> readFileListing(const HttpAnswer& answer) {
    const Document document(answer.body);
    if (!document.isObject() || wordAt(document.object(), "object") != "list")
        return unusable(answer);
    return FileListing{answer.requestId};
}

Result<FileLink> readFileLink(const HttpAnswer& answer, const FileId& asked) {
    const Document document(answer.body);
    if (!document.isObject() || wordAt(document.object(), "object") != "file_link" ||
        idAt<FileId>(document.object(), "file") != asked)
        return unusable(answer);
    const std::optional<std::string_view> url = wordAt(document.object(), "url");
    if (!url)
        return unusable(answer);
    // As it is: toText() would cut the address out, since it is a secret. It goes to the fetch alone.
    const QByteArray address(url->data(), static_cast<qsizetype>(url->size()));
    return FileLink{QUrl::fromEncoded(address, QUrl::StrictMode), answer.requestId};
}

Result<Account> readAccount(const HttpAnswer& answer) {
    const Document document(answer.body);
    const std::optional<QString> id = document.isObject() ? textAt(document.object(), "id") : std::nullopt;
    if (!id || wordAt(document.object(), "object") != "account")
        return unusable(answer);
    Account account;
    account.id = *id;
    account.country = textAt(document.object(), "country").value_or(QString());
    if (const std::optional<JsonObject> settings = objectAt(document.object(), "settings"))
        if (const std::optional<JsonObject> dashboard = objectAt(*settings, "dashboard"))
            account.displayName = textAt(*dashboard, "display_name").value_or(QString());
    if (account.displayName.isEmpty())
        if (const std::optional<JsonObject> profile = objectAt(document.object(), "business_profile"))
            account.displayName = textAt(*profile, "name").value_or(QString());
    return account;
}

} // namespace wire

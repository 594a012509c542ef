// SPDX-License-Identifier: Apache-2.0
#include "stripe/Wire.h"

#include "stripe/MaskedJson.h"
#include "stripe/WireObjects.h"

#include <QCoreApplication>

#include <algorithm>

namespace wire {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("StripeError", text);
}

StripeError notStripe(const HttpAnswer& answer) {
    StripeError error;
    error.kind = StripeError::Kind::NotStripe;
    error.httpStatus = answer.status;
    error.requestId = answer.requestId;
    const bool isPage = answer.body.trimmed().startsWith('<');
    error.message = isPage ? tr("A web page came back where Stripe's answer should be.")
                           : tr("What came back is damaged or not from Stripe.");
    return error;
}

/// The parser owns what the element points into, so both go together. A parser a call: it keeps a copy of
/// every text it read, which must not outlive the answer.
class Document {
public:
    explicit Document(const QByteArray& text) {
        m_valid = m_parser.parse(text.constData(), static_cast<std::size_t>(text.size())).get(m_root) ==
                      simdjson::SUCCESS &&
                  m_root.get(m_object) == simdjson::SUCCESS;
    }
    bool isObject() const { return m_valid; }
    JsonObject object() const { return JsonObject(m_object); }
    JsonElement root() const { return m_root; }

private:
    simdjson::dom::parser m_parser;
    JsonElement m_root;
    simdjson::dom::object m_object;
    bool m_valid = false;
};

/// Stripe's list object; false when it is none, or holds what is none of `Value`.
template <typename Value>
bool readList(const JsonObject& list, std::optional<Value> (*from)(const JsonObject&),
              std::vector<Value>& values, bool& more) {
    const std::optional<simdjson::dom::array> data = arrayAt(list, "data");
    const std::optional<bool> hasMore = flagAt(list, "has_more");
    if (wordAt(list, "object") != "list" || !data || !hasMore)
        return false;
    more = *hasMore;
    values.reserve(data->size());
    for (const JsonElement element : *data) {
        simdjson::dom::object object;
        if (element.get(object) != simdjson::SUCCESS)
            return false;
        std::optional<Value> value = from(JsonObject(object));
        if (!value)
            return false;
        values.push_back(std::move(*value));
    }
    return true;
}

} // namespace

Result<SessionPage> readSessionPage(const HttpAnswer& answer) {
    const Document document(answer.body);
    SessionPage page;
    page.requestId = answer.requestId;
    if (!document.isObject() || !readList(document.object(), &sessionFrom, page.sessions, page.hasMore))
        return notStripe(answer);
    return page;
}

Result<ReportPage> readReportPage(const HttpAnswer& answer, const SessionId& asked) {
    const Document document(answer.body);
    ReportPage page;
    page.requestId = answer.requestId;
    if (!document.isObject() || !readList(document.object(), &reportFrom, page.reports, page.hasMore) ||
        !std::ranges::all_of(page.reports, [&](const VerificationReport& report) {
            return !report.session || *report.session == asked;
        }))
        return notStripe(answer);
    return page;
}

Result<EventPage> readEventPage(const HttpAnswer& answer) {
    const Document document(answer.body);
    EventPage page;
    page.requestId = answer.requestId;
    if (!document.isObject() || !readList(document.object(), &eventFrom, page.events, page.hasMore))
        return notStripe(answer);
    return page;
}

Result<RetrievedSession> readSession(const HttpAnswer& answer, const SessionId& asked) {
    // Stripe's largest session is a tenth of it; beyond, nobody could read the text anyway.
    constexpr qsizetype longestShown = 4'000'000;
    const Document document(answer.body);
    std::optional<VerificationSession> session =
        document.isObject() ? sessionFrom(document.object()) : std::nullopt;
    if (!session || session->id != asked)
        return notStripe(answer);
    RetrievedSession retrieved;
    if (const std::optional<JsonObject> report = objectAt(document.object(), "last_verification_report")) {
        retrieved.report = reportFrom(*report);
        if (!retrieved.report)
            return notStripe(answer);
    }
    retrieved.session = std::move(*session);
    if (answer.body.size() <= longestShown)
        retrieved.maskedJson = maskedJson(document.root());
    retrieved.requestId = answer.requestId;
    return retrieved;
}

Result<FileListing> readFileListing(const HttpAnswer& answer) {
    const Document document(answer.body);
    if (!document.isObject() || wordAt(document.object(), "object") != "list")
        return notStripe(answer);
    return FileListing{answer.requestId};
}

Result<FileLink> readFileLink(const HttpAnswer& answer, const FileId& asked) {
    const Document document(answer.body);
    if (!document.isObject() || wordAt(document.object(), "object") != "file_link" ||
        idAt<FileId>(document.object(), "file") != asked)
        return notStripe(answer);
    const std::optional<std::string_view> url = wordAt(document.object(), "url");
    if (!url)
        return notStripe(answer);
    return FileLink{QUrl(toText(*url), QUrl::StrictMode), answer.requestId};
}

Result<Account> readAccount(const HttpAnswer& answer) {
    const Document document(answer.body);
    const std::optional<QString> id = document.isObject() ? textAt(document.object(), "id") : std::nullopt;
    if (!id || wordAt(document.object(), "object") != "account")
        return notStripe(answer);
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

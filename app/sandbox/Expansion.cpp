// SPDX-License-Identifier: Apache-2.0
#include "Expansion.h"

#include <algorithm>

namespace sandbox {

namespace {

constexpr qint64 kRecent = 48 * 3'600;
constexpr int kDeepest = 4;
constexpr QByteArrayView kReport = "last_verification_report";

// Stripe's reference marks these. `x-expandableFields` in its OpenAPI description lists every sub-object, so
// those are accepted and change nothing.
constexpr const char* kSessionPaths[] = {"last_verification_report",
                                         "provided_details",
                                         "verified_outputs",
                                         "last_error",
                                         "options",
                                         "redaction",
                                         "related_person",
                                         "verified_outputs.address"};
constexpr const char* kSessionLeaves[] = {"dob", "id_number", "sex", "unparsed_place_of_birth",
                                          "unparsed_sex"};
constexpr const char* kReportPaths[] = {"document",
                                        "selfie",
                                        "id_number",
                                        "email",
                                        "phone",
                                        "options",
                                        "document.address",
                                        "document.error",
                                        "document.issued_date",
                                        "selfie.error",
                                        "id_number.error"};
constexpr const char* kReportLeaves[] = {
    "document.dob",          "document.expiration_date",         "document.number", "document.sex",
    "document.unparsed_sex", "document.unparsed_place_of_birth", "id_number.dob",   "id_number.id_number"};

template <std::size_t N>
bool contains(const char* const (&all)[N], QByteArrayView path) {
    return std::ranges::any_of(all, [path](const char* one) { return path == one; });
}

enum class PathKind : quint8 { Unknown, Plain, Leaf };

PathKind reportPath(QByteArrayView path) {
    if (contains(kReportLeaves, path))
        return PathKind::Leaf;
    return contains(kReportPaths, path) ? PathKind::Plain : PathKind::Unknown;
}

PathKind sessionPath(QByteArrayView path) {
    static constexpr QByteArrayView outputs = "verified_outputs.";
    if (contains(kSessionPaths, path))
        return PathKind::Plain;
    if (path.startsWith(outputs))
        return contains(kSessionLeaves, path.sliced(outputs.size())) ? PathKind::Leaf : PathKind::Unknown;
    if (path.startsWith(kReport) && path.size() > kReport.size() && path[kReport.size()] == '.')
        return reportPath(path.sliced(kReport.size() + 1));
    return PathKind::Unknown;
}

PathKind kindOf(Expandable of, QByteArrayView path) {
    switch (of) {
    case Expandable::Session:
        return sessionPath(path);
    case Expandable::Report:
        return reportPath(path);
    case Expandable::FileLink:
        return path == "file" ? PathKind::Plain : PathKind::Unknown;
    case Expandable::Nothing:
        break;
    }
    return PathKind::Unknown;
}

void refuseTooDeep(const QByteArray& path) {
    if (path.count('.') + 1 > kDeepest)
        throw Refusal{.message = "You cannot expand more than 4 levels of a property. Property: " + path,
                      .code = "property_expansion_max_depth",
                      .param = "expand"};
}

Refusal cannotExpand(const QByteArray& path) {
    return Refusal::badParameter("expand", "This property cannot be expanded (" + path + ").");
}

void refuseLeaf(const Access& access, SensitiveRefusal refusal) {
    if (access.sensitive != SensitiveAccess::None)
        return;
    const bool refused =
        refusal == SensitiveRefusal::Error || (refusal == SensitiveRefusal::Mixed && access.restricted);
    if (refused)
        throw lacking(access, "rak_identity_recent_sensitive_results_read");
}

} // namespace

Expansion Expansion::read(Parameters& parameters, Expandable of, bool inList, const Access& access,
                          SensitiveRefusal refusal) {
    Expansion expansion;
    expansion.m_sensitive = access.sensitive;
    expansion.m_errorWhenOld = refusal == SensitiveRefusal::Error;
    for (const QByteArray& given : parameters.list("expand")) {
        refuseTooDeep(given);
        if (inList && !given.startsWith("data."))
            throw cannotExpand(given);
        const QByteArray path = inList ? given.mid(5) : given;
        const PathKind kind = kindOf(of, path);
        if (kind == PathKind::Unknown)
            throw cannotExpand(given);
        if (kind == PathKind::Leaf)
            refuseLeaf(access, refusal);
        // A path expands what it passes through.
        for (qsizetype dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1))
            expansion.m_paths.insert(path.left(dot));
        expansion.m_paths.insert(path);
    }
    return expansion;
}

bool Expansion::showsLeaf(const QByteArray& path, qint64 reportedAt, qint64 now) const {
    if (!m_paths.contains(path))
        return false;
    switch (m_sensitive) {
    case SensitiveAccess::All:
        return true;
    case SensitiveAccess::Recent:
        if (now - reportedAt > kRecent && m_errorWhenOld)
            throw Refusal{.status = 403,
                          .message = "This key may only read sensitive verification results of the last 48 "
                                     "hours. Having the 'rak_identity_all_sensitive_results_read' permission "
                                     "would allow this request to continue."};
        return now - reportedAt <= kRecent;
    case SensitiveAccess::None:
        break;
    }
    return false;
}

Expansion Expansion::ofReport() const {
    Expansion inner = *this;
    inner.m_paths.clear();
    const QByteArray head = kReport.toByteArray() + '.';
    for (const QByteArray& path : m_paths)
        if (path.startsWith(head))
            inner.m_paths.insert(path.mid(head.size()));
    return inner;
}

} // namespace sandbox

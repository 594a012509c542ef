// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <vector>

/// The ordinary way, to compare with: QJsonDocument, and a struct of QStrings for each session with all the
/// list shows and its filter searches.
struct StringSession {
    QString id;
    qint64 created = 0;
    bool livemode = false;
    QString status;
    QString type;
    QString errorCode;
    QString errorReason;
    QString redaction;
    QString reference;
    QString customer;
    QString customerAccount;
    QString report;
    QString flow;
    QString person;
    QString email;
    QString country;
    QList<std::pair<QString, QString>> metadata;
};

/// Appends the sessions of a page of the list.
void readWithQJson(const QByteArray& page, std::vector<StringSession>& sessions);
/// Structs and texts, without what the allocator adds.
std::size_t memoryOf(const std::vector<StringSession>& sessions);

// SPDX-License-Identifier: Apache-2.0
#include "look/SecretFreeText.h"

#include "identity/OutsideText.h"
#include "stripe/Secrets.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextCursor>
#include <QValidator>

#include <algorithm>

namespace {

/// Cuts secrets out of a text that is being edited. A secret typed letter by letter is cut as soon as it can
/// be told to be one; the letters that follow it, up to the next space, are part of it and go as well.
class SecretCut {
public:
    /// True when the text was changed; the cursor is moved along.
    bool apply(QString& text, int& cursor) {
        const bool turned = removeDirectionMarks(text, cursor);
        if (goesOn(text, cursor)) {
            text = m_text;
            cursor = m_end;
            return true;
        }
        const QString clean = withoutSecrets(text);
        if (clean == text) {
            if (text != m_text)
                m_end = -1;
            return turned;
        }
        const auto end = static_cast<int>(withoutSecrets(text.left(cursor)).size());
        text = clean;
        cursor = std::min(end, static_cast<int>(clean.size()));
        m_text = text;
        m_end = cursor;
        return true;
    }

private:
    static bool removeDirectionMarks(QString& text, int& cursor) {
        const QString clean = withoutDirectionMarks(text);
        if (clean == text)
            return false;
        cursor = static_cast<int>(withoutDirectionMarks(text.left(cursor)).size());
        text = clean;
        return true;
    }

    bool goesOn(const QString& text, int cursor) const {
        if (m_end < 0 || cursor != m_end + 1 || text.size() != m_text.size() + 1 || text.at(m_end).isSpace())
            return false;
        QString before = text;
        before.remove(m_end, 1);
        return before == m_text;
    }

    QString m_text; ///< As it was when a secret was cut out.
    int m_end = -1; ///< Where the secret was; -1: none was cut out of this text.
};

/// A line edit asks its validator before it tells anybody of a change, and takes over what that changes.
class SecretCutter : public QValidator {
public:
    using QValidator::QValidator;

    State validate(QString& input, int& position) const override {
        m_cut.apply(input, position);
        return Acceptable;
    }

private:
    mutable SecretCut m_cut;
};

} // namespace

void keepSecretsOut(QLineEdit* line) {
    line->setValidator(new SecretCutter(line));
    line->setText(line->text());
}

void keepSecretsOut(QPlainTextEdit* text) {
    QObject::connect(text, &QPlainTextEdit::textChanged, text, [text, cut = SecretCut()]() mutable {
        QString now = text->toPlainText();
        QTextCursor cursor = text->textCursor();
        int position = cursor.position();
        if (!cut.apply(now, position))
            return;
        // Not by an edit that could be taken back: the secret would be in the history.
        text->setPlainText(now);
        cursor = text->textCursor();
        cursor.setPosition(position);
        text->setTextCursor(cursor);
    });
}

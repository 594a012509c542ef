// SPDX-License-Identifier: Apache-2.0
#pragma once

class QLineEdit;
class QPlainTextEdit;

// Keys, client secrets and addresses of Stripe's are cut out of what is typed, pasted or set here, before
// anybody is told of the text. Of a client secret the session's id stays, so that the session can be found.
// Marks that turn the direction of text go as well.

void keepSecretsOut(QLineEdit* line);
void keepSecretsOut(QPlainTextEdit* text);

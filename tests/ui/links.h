// SPDX-License-Identifier: MIT
#pragma once

#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>
#include <QUrl>

namespace depotscope {

/// Where a link of the details leads, by the text that it has.
inline QUrl linkIn(const QTextBrowser &body, const QString &text)
{
    for (QTextBlock block = body.document()->begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            if (it.fragment().charFormat().isAnchor() && it.fragment().text() == text)
                return QUrl(it.fragment().charFormat().anchorHref());
        }
    }
    return {};
}

/// Clicks on the link that reads `text`, as a person does.
inline bool clickLink(QTextBrowser &body, const QString &text)
{
    const QTextCursor found = body.document()->find(text);
    if (found.isNull())
        return false;
    QTextCursor middle(body.document());
    middle.setPosition(found.selectionStart() + 1);
    QTest::mouseClick(body.viewport(), Qt::LeftButton, {}, body.cursorRect(middle).center());
    return true;
}

} // namespace depotscope

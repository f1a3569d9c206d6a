// SPDX-License-Identifier: MIT
#pragma once

#include "model/inventory/item.h"

namespace depotscope {

/// Which states there are among some items.
class States {
public:
    void add(Status status) { m_bits |= 1U << int(status); }
    bool isEmpty() const { return m_bits == 0; }
    QString text()
        const; ///< "Partly orphaned", or of what there is, what most wants it to stay; empty if there is none
    QString icon() const; ///< the name of the symbol for text()
    friend bool operator==(States, States) = default;

private:
    bool isPartlyOrphaned() const;
    Status first() const;

    unsigned m_bits = 0;
};

} // namespace depotscope

// SPDX-License-Identifier: MIT
#pragma once

namespace depotscope {

/// Lets what the calling thread allocates lie in large pages, which it then keeps for what comes: an inventory is
/// hundreds of thousands of small allocations, and most of their time would go into getting small pages from the kernel
/// one by one. Costs address space, but no memory that is not used. Where the C library or the kernel knows no such
/// thing it does nothing. Thread: any, once each.
void useLargePages();

} // namespace depotscope

# SPDX-License-Identifier: MIT
# Julia's standard library reads no JSON and writes none; this writes what the scripts here need.
json(::Nothing) = "null"
json(value::Union{Bool,Integer}) = string(value)
json(items::AbstractVector) = "[" * join(json.(items), ",\n") * "]"
function json(object::AbstractDict)
    pairs = ["$(json(key)): $(json(object[key]))" for key in sort!(collect(keys(object)))]
    return "{" * join(pairs, ",\n") * "}"
end

function json(text::AbstractString)
    io = IOBuffer()
    for c in text
        print(io, c in ('"', '\\') ? "\\$c" : c < ' ' ? "\\u" * string(UInt16(c), base=16, pad=4) : c)
    end
    return '"' * String(take!(io)) * '"'
end

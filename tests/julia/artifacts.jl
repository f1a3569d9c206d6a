# SPDX-License-Identifier: MIT
#
# Takes BASE/Artifacts.toml at face value: installs everything it binds from the tarballs that its addresses lead to, has Pkg
# verify and collect, and binds the same again with Pkg in BASE/pkg.toml. Writes what became of it to BASE/artifacts.json:
#
#     julia --startup-file=no artifacts.jl BASE
using Dates, Pkg, Pkg.Artifacts, Pkg.BinaryPlatforms

include(joinpath(@__DIR__, "json.jl"))

const BASE = abspath(ARGS[1])
const TOML = joinpath(BASE, "Artifacts.toml")

# Pkg insists on a program for downloads. This one only knows files.
mkpath(joinpath(BASE, "bin"))
write(joinpath(BASE, "bin", "curl"), """
      #!/bin/sh
      for argument; do
          [ "\$before" = -o ] && output=\$argument
          before=\$argument
      done
      [ "\$before" = --help ] || exec cp "\${before#file://}" "\$output"
      """)
chmod(joinpath(BASE, "bin", "curl"), 0o755)
ENV["PATH"] = joinpath(BASE, "bin") * ":" * ENV["PATH"]

function install(name)
    path = ensure_artifact_installed(name, TOML)
    hash = artifact_hash(name, TOML)
    return Dict("name" => name, "hash" => bytes2hex(hash.bytes), "path" => path, "verified" => verify_artifact(hash),
                "recomputed" => bytes2hex(Pkg.GitTools.tree_hash(path)))
end

const bound = Pkg.TOML.parsefile(TOML)
const everywhere = sort([name for (name, meta) in bound if meta isa Dict])
const installed = install.(everywhere)

const unbound = create_artifact(path -> write(joinpath(path, "f"), "of no use"))
Pkg.gc(collect_delay = Hour(0))
const kept = [artifact["path"] for artifact in installed if isdir(artifact["path"])]

const platforms = [Linux(:x86_64), Linux(:x86_64, libc = :musl), MacOS(:x86_64), Windows(:i686),
                   Linux(:x86_64, compiler_abi = CompilerABI(libgfortran_version = v"5"))]
function meta(platform)
    found = artifact_meta("platforms", TOML; platform = platform)
    return Dict("platform" => triplet(platform), "hash" => found === nothing ? "" : found["git-tree-sha1"])
end

function bind(name, entry, platform)
    downloads = [(d["url"], d["sha256"]) for d in get(entry, "download", [])]
    bind_artifact!(joinpath(BASE, "pkg.toml"), name, Base.SHA1(entry["git-tree-sha1"]); platform = platform,
                   download_info = isempty(downloads) ? nothing : downloads, lazy = get(entry, "lazy", false))
end
for (name, entry) in bound
    entry isa Dict && bind(name, entry, nothing)
    entry isa Array && foreach(e -> bind(name, e, Artifacts.unpack_platform(e, name, TOML)), entry)
end

# What cannot be bound twice.
function refuses(; arguments...)
    try
        bind_artifact!(joinpath(BASE, "pkg.toml"), "platforms", unbound; arguments...)
        return false
    catch error
        return occursin("already exists", sprint(showerror, error))
    end
end

write(joinpath(BASE, "artifacts.json"),
      json(Dict("installed" => installed, "kept" => kept, "collected" => !artifact_exists(unbound), "meta" => meta.(platforms),
                "refuses" => refuses(platform = Linux(:x86_64)), "accepts" => !refuses(platform = FreeBSD(:x86_64)))))

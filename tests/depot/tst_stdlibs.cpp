// SPDX-License-Identifier: MIT
#include "model/depot/stdlibs.h"
#include "model/depot/uuid.h"
#include "tests/support/registered.h"

#include <QTest>

using namespace depotscope;

class TestStdlibs : public QObject {
    Q_OBJECT

private slots:
    void names_data()
    {
        QTest::addColumn<QByteArray>("uuid");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("ArgTools") << QByteArray("0dad84c5-d112-42e6-8d28-ef12dabb789f") << QByteArray("ArgTools");
        QTest::newRow("MbedTLS_jll") << QByteArray("c8ffd9c3-330d-5841-b78e-0817d7145fa1") << QByteArray("MbedTLS_jll");
        QTest::newRow("Artifacts") << QByteArray("56f22d72-fd6d-98f1-02f0-08ddc0907c33") << QByteArray("Artifacts");
        QTest::newRow("Mmap") << QByteArray("a63ad114-7e13-5084-954f-fe012c677804") << QByteArray("Mmap");
        QTest::newRow("Base64") << QByteArray("2a0f44e3-6c83-55bd-87e4-b1978d98bd5f") << QByteArray("Base64");
        QTest::newRow("MozillaCACerts_jll")
            << QByteArray("14a3606d-f60d-562e-9121-12d972cd8159") << QByteArray("MozillaCACerts_jll");
        QTest::newRow("CompilerSupportLibraries_jll")
            << QByteArray("e66e0078-7015-5450-92f7-15fbd957f2ae") << QByteArray("CompilerSupportLibraries_jll");
        QTest::newRow("MPFR_jll") << QByteArray("3a97d323-0669-5f0c-9066-3539efd106a3") << QByteArray("MPFR_jll");
        QTest::newRow("CRC32c") << QByteArray("8bf52ea8-c179-5cab-976a-9e18b702a9bc") << QByteArray("CRC32c");
        QTest::newRow("NetworkOptions") << QByteArray("ca575930-c2e3-43a9-ace4-1e988b2c1908")
                                        << QByteArray("NetworkOptions");
        QTest::newRow("Dates") << QByteArray("ade2ca70-3891-5945-98fb-dc099432e06a") << QByteArray("Dates");
        QTest::newRow("nghttp2_jll") << QByteArray("8e850ede-7688-5339-a07c-302acd2aaf8d") << QByteArray("nghttp2_jll");
        QTest::newRow("DelimitedFiles") << QByteArray("8bb1440f-4735-579b-a4ab-409b98df4dab")
                                        << QByteArray("DelimitedFiles");
        QTest::newRow("OpenBLAS_jll") << QByteArray("4536629a-c528-5b80-bd46-f80d51c5b363")
                                      << QByteArray("OpenBLAS_jll");
        QTest::newRow("Distributed") << QByteArray("8ba89e20-285c-5b6f-9357-94700520ee1b") << QByteArray("Distributed");
        QTest::newRow("OpenLibm_jll") << QByteArray("05823500-19ac-5b8b-9628-191a04bc5112")
                                      << QByteArray("OpenLibm_jll");
        QTest::newRow("Downloads") << QByteArray("f43a241f-c20a-4ad4-852c-f6b1247861c6") << QByteArray("Downloads");
        QTest::newRow("OpenSSL_jll") << QByteArray("458c3c95-2e84-50aa-8efc-19380b2a3a95") << QByteArray("OpenSSL_jll");
        QTest::newRow("dSFMT_jll") << QByteArray("05ff407c-b0c1-5878-9df8-858cc2e60c36") << QByteArray("dSFMT_jll");
        QTest::newRow("p7zip_jll") << QByteArray("3f19e933-33d8-53b3-aaab-bd5110c3b7a0") << QByteArray("p7zip_jll");
        QTest::newRow("FileWatching") << QByteArray("7b1f6079-737a-58dc-b8bc-7a2ca5c1b5ee")
                                      << QByteArray("FileWatching");
        QTest::newRow("PCRE2_jll") << QByteArray("efcefdf7-47ab-520b-bdef-62a2eaa19f15") << QByteArray("PCRE2_jll");
        QTest::newRow("Future") << QByteArray("9fa8497b-333b-5362-9e8d-4d0656e87820") << QByteArray("Future");
        QTest::newRow("Pkg") << QByteArray("44cfe95a-1eb2-52ea-b672-e2afdf69b78f") << QByteArray("Pkg");
        QTest::newRow("GMP_jll") << QByteArray("781609d7-10c4-51f6-84f2-b8444358ff6d") << QByteArray("GMP_jll");
        QTest::newRow("Printf") << QByteArray("de0858da-6303-5e67-8744-51eddeeeb8d7") << QByteArray("Printf");
        QTest::newRow("InteractiveUtils")
            << QByteArray("b77e0a4c-d291-57a0-90e8-8db25a27a240") << QByteArray("InteractiveUtils");
        QTest::newRow("Profile") << QByteArray("9abbd945-dff8-562f-b5e8-e1ebf5ef1b79") << QByteArray("Profile");
        QTest::newRow("JuliaSyntaxHighlighting")
            << QByteArray("ac6e5ff7-fb65-4e79-a425-ec3bc9c03011") << QByteArray("JuliaSyntaxHighlighting");
        QTest::newRow("Random") << QByteArray("9a3f8284-a2c9-5f02-9a11-845980a1fd5c") << QByteArray("Random");
        QTest::newRow("LazyArtifacts") << QByteArray("4af54fe1-eca0-43a8-85a7-787d91b784e3")
                                       << QByteArray("LazyArtifacts");
        QTest::newRow("REPL") << QByteArray("3fa0cd96-eef1-5676-8a61-b3b8758bbffb") << QByteArray("REPL");
        QTest::newRow("libblastrampoline_jll")
            << QByteArray("8e850b90-86db-534c-a0d3-1478176c7d93") << QByteArray("libblastrampoline_jll");
        QTest::newRow("Serialization") << QByteArray("9e88b42a-f829-5b0c-bbe9-9e923198166b")
                                       << QByteArray("Serialization");
        QTest::newRow("LibCURL") << QByteArray("b27032c2-a3e7-50c8-80cd-2d36dbcbfd21") << QByteArray("LibCURL");
        QTest::newRow("SHA") << QByteArray("ea8e919c-243c-51af-8825-aaa63cd721ce") << QByteArray("SHA");
        QTest::newRow("LibCURL_jll") << QByteArray("deac9b47-8bc7-5906-a0fe-35ac56dc84c0") << QByteArray("LibCURL_jll");
        QTest::newRow("SharedArrays") << QByteArray("1a1011a3-84de-559e-8e89-a11a2f7dc383")
                                      << QByteArray("SharedArrays");
        QTest::newRow("Libdl") << QByteArray("8f399da3-3557-5675-b5ff-fb832c97cbdb") << QByteArray("Libdl");
        QTest::newRow("Sockets") << QByteArray("6462fe0b-24de-5631-8697-dd941f90decc") << QByteArray("Sockets");
        QTest::newRow("LibGit2") << QByteArray("76f85450-5226-5b5a-8eaa-529ad045b433") << QByteArray("LibGit2");
        QTest::newRow("SparseArrays") << QByteArray("2f01184e-e22b-5df5-ae63-d93ebab69eaf")
                                      << QByteArray("SparseArrays");
        QTest::newRow("LibGit2_jll") << QByteArray("e37daf67-58a4-590a-8e99-b0245dd2ffc5") << QByteArray("LibGit2_jll");
        QTest::newRow("Statistics") << QByteArray("10745b16-79ce-11e8-11f9-7d13ad32a3b2") << QByteArray("Statistics");
        QTest::newRow("libLLVM_jll") << QByteArray("8f36deef-c2a5-5394-99ed-8e07531fb29a") << QByteArray("libLLVM_jll");
        QTest::newRow("StyledStrings") << QByteArray("f489334b-da3d-4c2e-b8f0-e476e12c162b")
                                       << QByteArray("StyledStrings");
        QTest::newRow("LibOSXUnwind_jll")
            << QByteArray("a83860b7-747b-57cf-bf1f-3e79990d037f") << QByteArray("LibOSXUnwind_jll");
        QTest::newRow("SuiteSparse") << QByteArray("4607b0f0-06f3-5cda-b6b1-a6196a1729e9") << QByteArray("SuiteSparse");
        QTest::newRow("LibSSH2_jll") << QByteArray("29816b5a-b9ab-546f-933c-edad1886dfa8") << QByteArray("LibSSH2_jll");
        QTest::newRow("SuiteSparse_jll") << QByteArray("bea87d4a-7f5b-5778-9afe-8cc45184846c")
                                         << QByteArray("SuiteSparse_jll");
        QTest::newRow("LibUnwind_jll") << QByteArray("745a5e78-f969-53e9-954f-d19f2f74f4e3")
                                       << QByteArray("LibUnwind_jll");
        QTest::newRow("Tar") << QByteArray("a4e569a6-e804-4fa4-b0f3-eef7a1d5b13e") << QByteArray("Tar");
        QTest::newRow("LibUV_jll") << QByteArray("183b4373-6708-53ba-ad28-60e28bb38547") << QByteArray("LibUV_jll");
        QTest::newRow("Test") << QByteArray("8dfed614-e22c-5e08-85e1-65c5234f0b40") << QByteArray("Test");
        QTest::newRow("LinearAlgebra") << QByteArray("37e2e46d-f89d-539d-b4ee-838fcccc9c8e")
                                       << QByteArray("LinearAlgebra");
        QTest::newRow("TOML") << QByteArray("fa267f1f-6049-4f14-aa54-33bafae1ed76") << QByteArray("TOML");
        QTest::newRow("LLD_jll") << QByteArray("d55e3150-da41-5e91-b323-ecfd1eec6109") << QByteArray("LLD_jll");
        QTest::newRow("Unicode") << QByteArray("4ec0a83e-493e-50e2-b9ac-8f72acf5a8f5") << QByteArray("Unicode");
        QTest::newRow("LLVMLibUnwind_jll")
            << QByteArray("47c5dbc3-30ba-59ef-96a6-123e260183d9") << QByteArray("LLVMLibUnwind_jll");
        QTest::newRow("UUIDs") << QByteArray("cf7118a7-6976-5b1a-9a39-7adc72f591a4") << QByteArray("UUIDs");
        QTest::newRow("Logging") << QByteArray("56ddb016-857b-54e1-b83d-db4d58db5568") << QByteArray("Logging");
        QTest::newRow("Zlib_jll") << QByteArray("83775a58-1f1d-513f-b197-d71354ab007a") << QByteArray("Zlib_jll");
        QTest::newRow("Markdown") << QByteArray("d6f4376e-aef5-505a-96c1-9c027394607a") << QByteArray("Markdown");
        QTest::newRow("Zstd_jll") << QByteArray("3161d3a3-bdf6-5164-811a-617609db77b4") << QByteArray("Zstd_jll");
        QTest::newRow("a package") << QByteArray("7876af07-990d-54b4-ab0e-23690620f79a") << QByteArray();
        QTest::newRow("the global namespace") << QByteArray("00000000-0000-0000-0000-000000000000") << QByteArray();
    }
    void names()
    {
        QFETCH(QByteArray, uuid);
        QFETCH(QByteArray, name);
        QCOMPARE(stdlibName(*uuidFromText(uuid)), name);
    }
};

DEPOTSCOPE_TEST(TestStdlibs)
#include "tst_stdlibs.moc"

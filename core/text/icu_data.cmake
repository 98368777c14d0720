# Makes GOUJI_ICU, what the text floor links: the libraries of the system, or in a static build those and no more of
# ICU's 30 MB of data than is used.
#
# The data are one package in libicudata.a. Taken apart by icupkg, they are put together again from the items listed
# here by gencmn, which unlike icupkg asks for nothing that they could refer to, and become an object of their own, under the name that libicuuc looks for. An item that is missing shows in the
# tests, which `./dev test client` runs against the static program.
if(NOT GOUJI_STATIC)
  set(GOUJI_ICU ICU::i18n ICU::uc ICU::data)
  return()
endif()

set(icu_items
  nfkc.nrm uemoji.icu                                # normal form KC; which characters are emoji
  brkitr/root.res brkitr/char.brk                    # what is seen as one character
  translit/root.res                                  # simplified to traditional
  root.res res_index.res pool.res                    # what every other resource leans on
  cnvalias.icu gb18030.cnv windows-936-2000.cnv ibm-1386_P100-2001.cnv windows-950-2000.cnv ibm-1373_P100-2002.cnv)  # encodings of files

find_program(ICUPKG icupkg REQUIRED PATHS /usr/sbin /sbin)
find_program(GENCMN gencmn REQUIRED PATHS /usr/sbin /sbin)
enable_language(ASM)
string(REGEX MATCH "^[0-9]+" icu_major "${ICU_VERSION}")
set(icu_name "icudt${icu_major}l")
set(icu_folder "${CMAKE_CURRENT_BINARY_DIR}/icu")
file(MAKE_DIRECTORY "${icu_folder}/items" "${icu_folder}/used")
list(JOIN icu_items "\n" icu_list)
file(CONFIGURE OUTPUT "${icu_folder}/items.txt" CONTENT "${icu_list}\n" @ONLY)
file(CONFIGURE OUTPUT "${icu_folder}/icu_data.S" CONTENT
"# Holds the data of ICU that Gouji uses.
  .section .note.GNU-stack,\"\",%progbits
  .section .rodata
  .balign 16
  .globl icudt@icu_major@_dat
icudt@icu_major@_dat:
  .incbin \"@icu_folder@/used/@icu_name@.dat\"
" @ONLY)
add_custom_command(
  OUTPUT "${icu_folder}/used/${icu_name}.dat"
  COMMAND "${CMAKE_AR}" x "${ICU_DATA_LIBRARY_RELEASE}" ${icu_name}_dat.o
  COMMAND "${CMAKE_OBJCOPY}" -O binary --only-section=.rodata ${icu_name}_dat.o ${icu_name}.dat
  COMMAND "${ICUPKG}" -d items -x items.txt ${icu_name}.dat
  COMMAND "${GENCMN}" -d used -n ${icu_name} -s items 0 items.txt
  COMMAND "${CMAKE_COMMAND}" -E rm ${icu_name}_dat.o ${icu_name}.dat
  WORKING_DIRECTORY "${icu_folder}"
  DEPENDS "${icu_folder}/items.txt"
  COMMENT "Taking from ICU's data what is used"
  VERBATIM)
set_source_files_properties("${icu_folder}/icu_data.S" PROPERTIES OBJECT_DEPENDS "${icu_folder}/used/${icu_name}.dat")
add_library(gouji_icu_data STATIC "${icu_folder}/icu_data.S")
set_target_properties(gouji_icu_data PROPERTIES LINKER_LANGUAGE CXX)
set_property(TARGET ICU::i18n APPEND PROPERTY INTERFACE_LINK_LIBRARIES ICU::uc)
set_property(TARGET ICU::uc APPEND PROPERTY INTERFACE_LINK_LIBRARIES gouji_icu_data)
set(GOUJI_ICU ICU::i18n ICU::uc gouji_icu_data)

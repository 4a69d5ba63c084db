/**
 * The text of documents that people keep at providers. {@link io.mcphub.platform.documents.PdfText} reads PDFs in a process of its own:
 * a file from outside may need any amount of memory and time (docs/decisions/0020).
 */
package io.mcphub.platform.documents;

package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkLimits;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkFiles;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV1;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Preview;
import io.mcphub.platform.documents.PdfText;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.Paging;
import io.mcphub.tools.Pictured;
import io.mcphub.tools.Rows;
import io.mcphub.tools.TextPiece;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code teamwork.files.*}. */
@ApplicationScoped
@ToolsOf(value = "teamwork", previews = true)
public class FileTools {
    private static final int MAX_UPLOAD = 1_000_000;
    /** How many bytes of a picture are shown; more would fill a model's context. */
    private static final int MAX_PICTURE = 1_000_000;
    private static final String UNREADABLE = "The file is neither text nor a picture. Open its link.";
    private static final Set<String> PICTURES = Set.of("png", "jpg", "jpeg", "gif", "webp");

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkFiles files;

    @Inject
    TeamworkNames names;

    @Inject
    PdfText pdfs;

    /** A file. */
    public record File(
            @NotNull @Description("The file's id") Long id,
            @Nullable @Description("Its name") String name,
            @Nullable @Description("Its size in bytes") Integer size,
            @Nullable @Description("What it is") String description,
            @Nullable @Description("When it was stored") Instant createdAt,
            @Nullable @Description("Who stored it") String userName,
            @Nullable @Description("Their id") Long userId,
            @NotNull @Description("The link to it") String url) {
        static File of(JsonNode f, String site) {
            String user = (f.path("uploaded-by-user-first-name").asText("") + " " + f.path("uploaded-by-user-last-name").asText("")).strip();
            long id = Objects.requireNonNullElse(TeamworkJson.id(f, "id"), 0L);
            return new File(
                    id,
                    JsonTree.text(f, "name", "originalName"),
                    JsonTree.count(f, "size"),
                    JsonTree.text(f, "description"),
                    TeamworkJson.moment(f, "uploaded-date"),
                    user.isEmpty() ? null : user,
                    TeamworkJson.id(f, "uploaded-by-userId"),
                    site + "/app/files/" + id);
        }
    }

    /** Arguments of {@code teamwork.files.list}. */
    public record ListFiles(@Description("Id or title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task) {}

    /** The files of a task. */
    public record Files(@NotNull @Rows @Description("The files") List<File> files, @Nullable @Description(Paging.GUESSED) List<String> guessed) {}

    @Tool(name = "teamwork.files.list", title = "List files of a task", effect = Effect.READ, description = "Lists the files of a task. To read one use teamwork.files.get.")
    public Files list(ListFiles in, Credential tw) {
        NameMatching use = NameMatching.guessing();
        JsonNode answer = client.call(tw, TeamworkV1.filesOfTask(names.task(tw, "task", in.task(), use)));
        JsonNode holder = answer.has("project") ? answer.path("project") : answer.has("task") ? answer.path("task") : answer;
        return new Files(TeamworkPages.rows(holder, "files").map(f -> File.of(f, TeamworkClient.site(tw))).toList(), use.guessed());
    }

    /** Arguments of {@code teamwork.files.get}. */
    public record Get(
            @Description("The file's id, from teamwork.files.list") @Aliases({"file_id", "id"}) @Min(1) long file,
            @Description("Text from this character on") @Min(0) @Nullable Integer offset) {}

    /** A file, with its text or its picture. */
    public record OneFile(
            @NotNull @Description("The file's facts") File file,
            @Nullable @Description("The text, 20,000 characters at most; absent if the file is no text") String text,
            @Nullable @Description("How many characters the whole text has") Integer totalChars,
            @Nullable @Description("Give it as offset for more; absent at the end") Integer nextOffset,
            @Nullable @Description("How many pages a PDF has") Integer pages,
            @Nullable @Description("What is missing and why; absent if nothing is") String note,
            @JsonIgnore @Nullable Image image)
            implements Pictured {}

    @Tool(name = "teamwork.files.get", title = "Read a file", effect = Effect.READ, description = "Tells a file's facts and its content: text and PDFs of 10 MB at most by pieces, a picture of 1 MB at most as a picture.")
    public OneFile get(Get in, Credential tw) {
        JsonNode answer = client.call(tw, TeamworkV1.file(in.file()));
        if (!(answer.path("file") instanceof ObjectNode file)) {
            throw TeamworkErrors.FAILURES.strange(false, answer);
        }
        File shown = File.of(file.put("id", in.file()), TeamworkClient.site(tw));
        boolean picture = PICTURES.contains(ending(shown.name()));
        int most = picture ? MAX_PICTURE : TeamworkFiles.MAX_BYTES;
        if (shown.size() != null && shown.size() > most) {
            return none(shown, "The file is too large to be shown here. Open its link.");
        }
        byte[] bytes = files.download(file);
        if (picture) {
            return picture(shown, bytes);
        }
        boolean pdf = ending(shown.name()).equals("pdf");
        return piece(shown, pdf ? pdfs.read(bytes) : text(bytes), in.offset());
    }

    private static OneFile picture(File shown, byte[] bytes) {
        if (bytes.length > MAX_PICTURE) {
            return none(shown, "The picture is too large to be shown here. Open its link.");
        }
        Pictured.Image image = Pictured.Image.of(bytes);
        return image == null ? none(shown, "The file is no picture that can be shown here. Open its link.") : new OneFile(shown, null, null, null, null, null, image);
    }

    private static OneFile none(File shown, String note) {
        return new OneFile(shown, null, null, null, null, note, null);
    }

    private static PdfText.Content text(byte[] bytes) {
        String text = TextPiece.decode(bytes);
        return new PdfText.Content(text, null, text == null ? UNREADABLE : null);
    }

    private static OneFile piece(File shown, PdfText.Content content, @Nullable Integer offset) {
        if (content.text() == null) {
            return new OneFile(shown, null, null, null, content.pages(), content.note(), null);
        }
        TextPiece piece = TextPiece.of(content.text(), offset);
        return new OneFile(shown, piece.text(), piece.total(), piece.nextOffset(), content.pages(), content.note(), null);
    }

    private static String ending(@Nullable String name) {
        return name == null ? "" : name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Arguments of {@code teamwork.files.attach}. */
    public record Attach(
            @Description("Id or exact title") @Aliases("task_id") @NotBlank @Size(max = TeamworkLimits.MAX_NAME) String task,
            @Description("Such as notes.md") @Aliases("name") @NotBlank @Size(max = 200) String filename,
            @Description("The text; or give base64") @Size(max = MAX_UPLOAD) @Nullable String content,
            @Description("The bytes in base64") @Size(max = MAX_UPLOAD) @Nullable String base64) {}

    /** A file that was attached. */
    public record Attached(
            @NotNull @Description("The task's id") Long taskId,
            @NotNull @Description("The file's name") String name,
            @Description("Its size in bytes") int size,
            @NotNull @Description("The link to the task") String url) {}

    @Tool(
            name = "teamwork.files.attach",
            title = "Attach a file to a task",
            effect = Effect.WRITE,
            description = "Stores a file of up to 1 MB and attaches it to a task; other files stay. Nobody is notified.")
    public Attached attach(Attach in, Credential tw) {
        byte[] bytes = bytes(in);
        String name = name(in.filename());
        long task = names.task(tw, "task", in.task(), NameMatching.EXACT);
        tw.requireWrite("", null);
        ObjectNode body = JsonTree.object();
        body.putObject("task");
        body.putObject("taskOptions").put("notify", false).put("checkInvalidusers", true);
        // The place of the file is asked for by reading, but already makes something, so a preview stops before.
        ApiRequest change = TeamworkV3.updateTask(task, body);
        Preview.stop(change.target(), () -> ((ObjectNode) TeamworkV3.task(task, null, null, null).shown()).put("method", "PATCH").set("file", JsonTree.object().put("name", name).put("size", bytes.length)));
        String reference = files.upload(tw, name, bytes);
        body.putObject("attachments").putArray("pendingFiles").addObject().put("reference", reference);
        client.call(tw, TeamworkV3.updateTask(task, body));
        return new Attached(task, name, bytes.length, TeamworkClient.site(tw) + "/app/tasks/" + task);
    }

    /** A name without folders and control characters. */
    private static String name(String given) {
        String name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1).replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            throw HubException.invalid("filename", "filename is the name of a file, such as notes.md.");
        }
        return name;
    }

    private static byte[] bytes(Attach in) {
        boolean text = in.content() != null && !in.content().isEmpty();
        boolean base64 = in.base64() != null && !in.base64().isBlank();
        if (text == base64) {
            throw HubException.invalid("content", "Give either content or base64, but not both.");
        }
        try {
            return text ? in.content().getBytes(StandardCharsets.UTF_8) : Base64.getDecoder().decode(in.base64().strip());
        } catch (IllegalArgumentException e) {
            throw HubException.invalid("base64", "base64 is not valid base64.");
        }
    }
}

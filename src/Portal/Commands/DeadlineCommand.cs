using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using VanQuan.Workflows.Application.Clock;
using VanQuan.Workflows.Domain.Calendar;
using VanQuan.Workflows.Portal.Hosting;

namespace VanQuan.Workflows.Portal.Commands;

/// <summary><c>deadline --batch FILE|-</c>: JSON lines <c>{id, anchor, amount, unit, direction, roll}</c> in, <c>{id, due, explanation}</c> out.</summary>
public static class DeadlineCommand
{
    public static Command Create()
    {
        var batch = new Option<string>("--batch") { Description = "A file of JSON lines, or - for standard input.", Required = true };
        var language = new Option<string>("--language") { Description = "Of the explanation: vi or en.", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");
        var command = new Command("deadline", "Counts due dates and explains them.") { batch, language };
        command.SetAction(result =>
        {
            var (file, output) = (result.GetRequiredValue(batch), result.InvocationConfiguration.Output);
            var calendar = WorkCalendarFile.Load(Path.Combine(Home.Folder, "appsettings", "calendar-vn.csv"));
            // All or nothing: a batch with a bad line has no answer, not half of one.
            foreach (var (id, due) in ReadLines(file, CommandStreams.InputOf(result)).Select(line => Count(line, file, calendar)).ToList())
                output.WriteJsonLine(json =>
                {
                    json.WriteStartObject();
                    json.WritePropertyName("id");
                    id.WriteTo(json);
                    json.WriteString("due", due.Date.ToString("O", CultureInfo.InvariantCulture));
                    json.WriteStrings("explanation", due.Explanation.Words(result.GetRequiredValue(language)));
                    json.WriteEndObject();
                });
            return 0;
        });
        return command;
    }

    private static IEnumerable<(int Number, string Text)> ReadLines(string file, TextReader input)
    {
        using var opened = file == "-" ? null : Open(file);
        var reader = opened ?? input;
        for (var number = 1; ; number++)
        {
            string? line;
            try
            {
                line = reader.ReadLine();
            }
            catch (DecoderFallbackException error)
            {
                throw new BadInputException(file, $"line {number} or soon after", "not UTF-8", error);
            }
            if (line is null)
                yield break;
            if (!string.IsNullOrWhiteSpace(line))
                yield return (number, line);
        }
    }

    private static StreamReader Open(string file)
    {
        try
        {
            return new StreamReader(file, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new BadInputException(file, null, error is FileNotFoundException or DirectoryNotFoundException ? "no such file" : error.Message, error);
        }
    }

    private static (JsonElement Id, DueDate Due) Count((int Number, string Text) line, string file, WorkCalendar calendar)
    {
        try
        {
            using var document = JsonDocument.Parse(line.Text.TrimStart('\uFEFF'));
            var row = document.RootElement;
            if (row.ValueKind != JsonValueKind.Object)
                throw new FormatException("an object is expected");
            var anchor = Property(row, "anchor", JsonValueKind.String).GetString()!;
            if (!DateOnly.TryParseExact(anchor, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
                throw new FormatException($"anchor \"{anchor}\" is no date (yyyy-MM-dd)");
            if (!Property(row, "amount", JsonValueKind.Number).TryGetInt32(out var amount) || amount is < 0 or > DueDate.LargestAmount)
                throw new FormatException($"amount must be a whole number from 0 to {DueDate.LargestAmount}");
            var rule = new DeadlineRule(
                "Date:" + anchor, amount, Named<DeadlineUnit>(row, "unit"), Named<DeadlineDirection>(row, "direction"), Named<RollPolicy>(row, "roll"));
            return (Property(row, "id", null).Clone(), new AnchoredDeadline(date, rule).Resolve(calendar));
        }
        catch (JsonException error)
        {
            throw new BadInputException(file, $"line {line.Number}", $"not JSON at byte {error.BytePositionInLine + 1}", error);
        }
        catch (FormatException error)
        {
            throw new BadInputException(file, $"line {line.Number}", error.Message, error);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new BadInputException(file, $"line {line.Number}", "the due date lies outside the calendar", error);
        }
    }

    private static JsonElement Property(JsonElement row, string name, JsonValueKind? kind)
    {
        if (!row.TryGetProperty(name, out var value))
            throw new FormatException($"{name} is missing");
        return kind is null || value.ValueKind == kind
            ? value
            : throw new FormatException($"{name} must be a {kind.ToString()!.ToLowerInvariant()}");
    }

    private static T Named<T>(JsonElement row, string name) where T : struct, Enum
    {
        var text = Property(row, name, JsonValueKind.String).GetString()!;
        return Enum.GetNames<T>().Contains(text)
            ? Enum.Parse<T>(text)
            : throw new FormatException($"{name} \"{text}\" is none of {string.Join(", ", Enum.GetNames<T>())}");
    }
}

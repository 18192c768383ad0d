using System.Globalization;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Portal.Wording;

/// <summary>A field as the page shows it: its value the way people write it here, its error at the field.</summary>
public sealed record FieldView(string Name, string Label, FieldType Type, bool Required, IReadOnlyList<FieldOption> Options, string Value, string? Error)
{
    public static IReadOnlyList<FieldView> Of(
        TaskForm form, IReadOnlyDictionary<string, string> values, IReadOnlyList<FieldError> errors, Say say) =>
        [.. form.Fields.Select(field => new FieldView(
            field.Name, say.Of(field.Label), field.Type, field.Required, field.Options, Written(field, values.GetValueOrDefault(field.Name, ""), say),
            errors.FirstOrDefault(error => error.Field == field.Name) is { } error ? say.Of(error.Message) : null))];

    /// <summary>A kept value as text to read: the option's label, yes or no, a date, a number with its comma.</summary>
    public static string Read(FormField field, string? value, Say say) => field.Type switch
    {
        _ when string.IsNullOrEmpty(value) => say["chưa nhập"],
        FieldType.Checkbox => say["có"],
        FieldType.Choice => field.Options.FirstOrDefault(option => option.Value == value) is { } option ? say.Of(option.Label) : value,
        _ => Written(field, value, say),
    };

    private static string Written(FormField field, string value, Say say) => field.Type switch
    {
        FieldType.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) => Say.Date(date),
        FieldType.Number when !say.English && decimal.TryParse(value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => value.Replace('.', ','),
        _ => value,
    };
}

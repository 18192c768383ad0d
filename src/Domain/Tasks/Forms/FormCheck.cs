using System.Globalization;

namespace VanQuan.Workflows.Domain.Tasks.Forms;

/// <summary>
/// Reads what a person typed against a form. Accepts how people here write (<c>396,5</c>, <c>1.234,5</c>, <c>31/12/2022</c>)
/// and gives back how values travel (<c>396.5</c>, <c>2022-12-31</c>). Fields the form does not have are dropped. What could
/// not be read stays as typed, so that a draft loses nothing.
/// </summary>
public static class FormCheck
{
    /// <summary>Longest values, in characters; longer ones are an error, never cut.</summary>
    public const int LongestLine = 1_000, LongestText = 20_000;

    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    public static (IReadOnlyDictionary<string, string> Values, IReadOnlyList<FieldError> Errors) Read(
        TaskForm form, IReadOnlyDictionary<string, string> typed)
    {
        var values = new Dictionary<string, string>();
        var errors = new List<FieldError>();
        foreach (var field in form.Fields)
        {
            var text = typed.TryGetValue(field.Name, out var given) ? given.Trim() : "";
            var (value, error) = ReadValue(field, text);
            if (value.Length > 0) values[field.Name] = value;
            if (error is not null) errors.Add(new FieldError(field.Name, error));
        }
        return (values, errors);
    }

    private static (string Value, Words? Error) ReadValue(FormField field, string text)
    {
        var label = field.Label;
        if (field.Type == FieldType.Checkbox)
        {
            var ticked = text is "true" or "on" or "1";
            return ticked ? ("true", null) : ("", field.Required ? FormWords.NotTicked(label) : null);
        }
        if (text.Length == 0) return ("", field.Required ? FormWords.Empty(label, field.Type) : null);
        switch (field.Type)
        {
            case FieldType.Number:
                return ReadNumber(text) is { } number ? (number.ToString(CultureInfo.InvariantCulture), null) : (text, FormWords.NoNumber(label, text));
            case FieldType.Date:
                return DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
                    ? (date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), null) : (text, FormWords.NoDate(label, text));
            case FieldType.Choice:
                return (text, field.Options.Any(o => o.Value == text) ? null : FormWords.NoOption(label, field.Options));
            default:
                var longest = field.Type == FieldType.LongText ? LongestText : LongestLine;
                return (text, text.Length <= longest ? null : FormWords.TooLong(label, text.Length, longest));
        }
    }

    /// <summary>With a comma in it, dots part thousands and the comma is the decimal sign; without one, the dot is.</summary>
    private static decimal? ReadNumber(string text)
    {
        var plain = text.Replace(" ", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (plain.Contains(',', StringComparison.Ordinal)) plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        return decimal.TryParse(plain, style, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}

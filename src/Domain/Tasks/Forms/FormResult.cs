using System.Globalization;
using System.Text.Json;

namespace VanQuan.Workflows.Domain.Tasks.Forms;

/// <summary>Checked values as expressions of the definition see them: numbers as numbers, a checkbox as true or false, the rest as text.</summary>
public static class FormResult
{
    public static JsonElement Of(TaskForm form, IReadOnlyDictionary<string, string> values)
    {
        var result = new Dictionary<string, object?>();
        foreach (var field in form.Fields)
        {
            var value = values.GetValueOrDefault(field.Name);
            result[field.Name] = field.Type switch
            {
                FieldType.Checkbox => value == "true",
                FieldType.Number when value is not null => decimal.Parse(value, CultureInfo.InvariantCulture),
                _ => value,
            };
        }
        return JsonSerializer.SerializeToElement(result);
    }
}

using System.Globalization;
using VanQuan.Workflows.Domain.Tasks.Forms;

namespace VanQuan.Workflows.Domain.Simulation;

/// <summary>Fills a form as somebody would for whom all goes well: the first option, the box ticked, today's date, the number 1.</summary>
internal static class FormFilling
{
    public static IReadOnlyDictionary<string, string> Of(TaskForm form, DateOnly today, IReadOnlyDictionary<string, string> given) =>
        form.Fields.ToDictionary(field => field.Name, field => given.GetValueOrDefault(field.Name) ?? field.Type switch
        {
            FieldType.Number => "1",
            FieldType.Date => today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            FieldType.Choice => field.Options[0].Value,
            FieldType.Checkbox => "true",
            _ => field.Label.Vi,
        });
}

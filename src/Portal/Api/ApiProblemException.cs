using System.Text.Json;
using VanQuan.Workflows.Domain.Tasks.Forms;
using VanQuan.Workflows.Portal.Wording;

namespace VanQuan.Workflows.Portal.Api;

/// <summary>Ends a request with a status and words; <paramref name="more"/> adds what the app needs to go on.</summary>
public sealed class ApiProblemException(int status, Words words, object? more = null) : Exception(words.En)
{
    public int Status { get; } = status;

    public Words Words { get; } = words;

    public IResult In(Say say)
    {
        var answer = new Dictionary<string, object?> { ["problem"] = say.Of(Words) };
        if (more is not null)
            foreach (var property in JsonSerializer.SerializeToElement(more, ApiJson.Options).EnumerateObject())
                answer[property.Name] = property.Value;
        return ApiJson.Answer(answer, Status);
    }
}

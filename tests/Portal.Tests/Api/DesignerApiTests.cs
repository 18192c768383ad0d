using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using VanQuan.Workflows.Portal_Tests.Pages;
using Xunit;

namespace VanQuan.Workflows.Portal_Tests.Api;

/// <summary>What the designer's panels ask while somebody types.</summary>
[Collection(DemoPortal.OneAtATime)]
public sealed class DesignerApiTests(DemoPortal portal)
{
    private static readonly string[] Addresses = ["/api/designer/due", "/api/designer/expression"];

    [Fact]
    public async Task The_context_names_bodies_people_policies_and_criteria_in_words()
    {
        using var designer = await DesignerAsync();
        var context = await designer.GetFromJsonAsync<JsonElement>("/api/designer/context");

        Assert.Contains(context.GetProperty("units").EnumerateArray(), unit => unit.GetProperty("code").GetString() == "TNMT" && unit.GetProperty("name").GetString() == "Phòng Tài nguyên và Môi trường");
        Assert.Contains(context.GetProperty("people").EnumerateArray(), person => person.GetProperty("posts").EnumerateArray().Any(post => post.GetString() == "Trưởng, Phòng Tài nguyên và Môi trường"));
        Assert.Contains(context.GetProperty("criteria").EnumerateArray(), one => one.GetProperty("set").GetString() == "QD1980-2016-2020" && one.GetProperty("code").GetString() == "17.8");
        Assert.Contains(context.GetProperty("definitions").EnumerateArray(), one => one.GetProperty("id").GetString() == "vq-land-certificate");
        Assert.Equal("Trước hạn 5, 1 ngày làm việc; đúng ngày hạn; quá hạn thì cứ 2 ngày làm việc nhắc lại; quá 1 ngày làm việc báo trưởng cơ quan; "
            + "quá 5 ngày làm việc báo Văn phòng HĐND và UBND huyện; quá 10 ngày làm việc báo phó Chủ tịch UBND huyện.", context.GetProperty("policies")[0].GetProperty("words").GetString());
        Assert.Equal(("notify", "Thông báo chung"), context.GetProperty("templates").EnumerateArray().Select(one => (one.GetProperty("name").GetString(), one.GetProperty("label").GetString())).Single());
        Assert.Equal("vi", context.GetProperty("language").GetString());
    }

    [Fact]
    public async Task A_deadline_answers_with_its_date_the_reason_and_the_days()
    {
        using var designer = await DesignerAsync();
        var due = await AskAsync(designer, "due", new
        {
            deadline = new { anchor = "Activated", amount = 10, unit = "WorkingDays", basis = "NĐ 43/2014 Đ.61 [2]" }, opened = "2022-08-22",
        }, HttpStatusCode.OK);

        Assert.Equal("2022-09-07", due.GetProperty("due").GetString());
        Assert.Equal("thứ Tư 07/09/2022", due.GetProperty("words").GetString());
        var days = due.GetProperty("days").EnumerateArray().ToList();
        Assert.Equal(17, days.Count);
        Assert.Equal(("T5", "off hol"), (days[10].GetProperty("weekday").GetString(), days[10].GetProperty("kind").GetString()));
        Assert.Contains("Quốc khánh", days[10].GetProperty("label").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("end", days[^1].GetProperty("kind").GetString(), StringComparison.Ordinal);
        Assert.Contains(due.GetProperty("explanation").EnumerateArray(), line => line.GetProperty("text").GetString()!.Contains("nguồn thứ cấp, cần đối chiếu", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Yearly:12-14", "2022-12-14")]
    [InlineData("Monthly:31", "2022-08-31")]
    [InlineData("Date:2022-12-31", "2023-01-03")]
    [InlineData("Completed:Post", "2022-08-22")]
    [InlineData("ActionDue", "2022-08-22")]
    public async Task Every_anchor_gives_a_date_from_the_day_supposed(string anchor, string expected)
    {
        using var designer = await DesignerAsync();
        var due = await AskAsync(designer, "due", new { deadline = new { anchor, amount = 0, unit = "Days" }, opened = "2022-08-22" }, HttpStatusCode.OK);

        Assert.Equal(expected, due.GetProperty("due").GetString());
    }

    [Theory]
    [InlineData("""{"anchor":"Activated","amount":"1x"}""", "Số lượng phải là số nguyên.")]
    [InlineData("""{"anchor":"Activated","amount":-1}""", "Số lượng phải là số nguyên từ 0 đến 20000")]
    [InlineData("""{"anchor":"Activated","amount":99999999}""", "Số lượng phải là số nguyên từ 0 đến 20000")]
    [InlineData("""{"anchor":"Activated","amount":20000,"unit":"Years"}""", "hạn phải nằm trong lịch")]
    [InlineData("""{"anchor":"Activated","amount":1,"unit":"Fortnights"}""", "không đọc được (unit)")]
    [InlineData("""{"anchor":"Activated","amount":1,"unit":77}""", "không đọc được")]
    [InlineData("""{"anchor":"Completed:","amount":1}""", "Chưa chọn bước")]
    [InlineData("""{"anchor":"Yearly:02-30","amount":1}""", "ngày/tháng")]
    [InlineData("""{"anchor":"Date:9999-12-31","amount":1}""", "Ngày phải từ năm")]
    [InlineData("""{"anchor":"FullMoon","amount":1}""", "Chưa chọn mốc")]
    [InlineData("""{"amount":1}""", "Chưa chọn mốc")]
    [InlineData("[]", "không đọc được")]
    [InlineData("\"15 ngày\"", "không đọc được")]
    public async Task A_deadline_that_gives_no_date_says_why(string deadline, string words)
    {
        using var designer = await DesignerAsync();
        var answer = await AskAsync(designer, "due", new JsonObject { ["deadline"] = JsonNode.Parse(deadline), ["opened"] = "2022-08-22" }, HttpStatusCode.UnprocessableEntity);

        Assert.Contains(words, answer.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("JavaScript", "getVerification().area > 400", null, null)]
    [InlineData("JavaScript", "getA() &&\n  (getB( > 4", 2, 10)]
    [InlineData("JavaScript", "'open", 1, 1)]
    [InlineData("Liquid", "unit:{{ Input.Unit }}", null, null)]
    [InlineData("Liquid", "Hồ sơ\n{{ Input.Unit", 2, null)]
    public async Task An_expression_that_does_not_parse_says_where(string language, string text, int? line, int? column)
    {
        using var designer = await DesignerAsync();
        var problem = (await AskAsync(designer, "expression", new { language, text }, HttpStatusCode.OK)).GetProperty("problem");

        if (line is null)
        {
            Assert.Equal(JsonValueKind.Null, problem.ValueKind);
            return;
        }
        Assert.Equal(line, problem.GetProperty("line").GetInt32());
        if (column is not null)
            Assert.Equal(column, problem.GetProperty("column").GetInt32());
        Assert.NotEmpty(problem.GetProperty("message").GetString()!);
    }

    [Theory]
    [InlineData("JavaScript", "(", 20_000)]
    [InlineData("JavaScript", "a=>", 6_000)]
    [InlineData("JavaScript", "!", 20_000)]
    [InlineData("Liquid", "{% if a %}", 2_000)]
    [InlineData("Liquid", "{{ a[", 4_000)]
    public async Task A_hostile_expression_is_answered_and_the_service_lives_on(string language, string piece, int times)
    {
        using var designer = await DesignerAsync();
        await AskAsync(designer, "expression", new { language, text = string.Concat(Enumerable.Repeat(piece, times)) }, HttpStatusCode.OK);
        var after = await AskAsync(designer, "expression", new { language, text = "1" }, HttpStatusCode.OK);

        Assert.Equal(JsonValueKind.Null, after.GetProperty("problem").ValueKind);
    }

    [Fact]
    public async Task Whoever_does_not_draw_procedures_is_not_answered()
    {
        using var officer = await portal.SignedInAsync("cv.tnmt");
        foreach (var address in Addresses)
        {
            using var refused = await officer.PostAsJsonAsync(address, new { });
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        }
        using var context = await officer.GetAsync("/api/designer/context");
        Assert.Equal(HttpStatusCode.Forbidden, context.StatusCode);
    }

    private async Task<HttpClient> DesignerAsync()
    {
        var client = await portal.SignedInAsync("thietke");
        var session = await client.GetFromJsonAsync<JsonElement>("/api/session");
        client.DefaultRequestHeaders.Add("RequestVerificationToken", session.GetProperty("csrf").GetString());
        return client;
    }

    private static async Task<JsonElement> AskAsync(HttpClient client, string what, object body, HttpStatusCode expected)
    {
        using var answer = await client.PostAsJsonAsync("/api/designer/" + what, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{answer.StatusCode}: {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }
}

using System.Text.Json;
using VanQuan.Workflows.Domain.Tasks.Forms;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Tasks;

public class FormTests
{
    private const string Json = """
        {"fields":[
          {"name":"area","label":{"vi":"Diện tích","en":"Area"},"type":"number","required":true},
          {"name":"day","label":{"vi":"Ngày đo","en":"Day of survey"},"type":"date"},
          {"name":"kind","label":{"vi":"Loại đất","en":"Kind of land"},"type":"choice","options":[{"value":"dvh","label":{"vi":"Đất văn hóa","en":"Cultural"}},"khac"]},
          {"name":"note","label":{"vi":"Ghi chú","en":"Note"},"type":"longText"},
          {"name":"sure","label":{"vi":"Đã kiểm tra","en":"Checked"},"type":"checkbox","required":true}]}
        """;

    [Theory]
    // field, typed, value that travels, or null where it is an error
    [InlineData("area", "396,5", "396.5")]
    [InlineData("area", "1.234,5", "1234.5")]
    [InlineData("area", " 396.5 ", "396.5")]
    [InlineData("area", "-3", "-3")]
    [InlineData("area", "ba trăm", null)]
    [InlineData("area", "", null)]
    [InlineData("area", "1e400", null)]
    [InlineData("day", "31/12/2022", "2022-12-31")]
    [InlineData("day", "2022-12-31", "2022-12-31")]
    [InlineData("day", "31/02/2022", null)]
    [InlineData("kind", "dvh", "dvh")]
    [InlineData("kind", "khac", "khac")]
    [InlineData("kind", "nha-o", null)]
    [InlineData("sure", "on", "true")]
    [InlineData("sure", "", null)]
    public void A_field_is_read_as_people_write_or_its_error_names_the_field(string field, string typed, string? value)
    {
        var form = TaskForm.Parse(Json);
        var (values, errors) = FormCheck.Read(form, new Dictionary<string, string> { ["area"] = "1", ["sure"] = "on", [field] = typed });
        if (value is not null)
        {
            Assert.Empty(errors);
            Assert.Equal(value, values[field]);
            return;
        }
        var error = Assert.Single(errors);
        var label = form.Fields.Single(f => f.Name == field).Label;
        Assert.Equal(field, error.Field);
        Assert.Contains(label.Vi, error.Message.Vi, StringComparison.Ordinal);
        Assert.Contains(label.En, error.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_stays_as_typed_and_fields_of_no_form_are_dropped()
    {
        var (values, _) = FormCheck.Read(TaskForm.Parse(Json), new Dictionary<string, string> { ["area"] = "ba trăm", ["admin"] = "true" });
        Assert.Equal("ba trăm", values["area"]);
        Assert.False(values.ContainsKey("admin"));
    }

    [Fact]
    public void Too_long_a_text_is_an_error_and_never_cut()
    {
        var text = new string('ế', FormCheck.LongestText + 1);
        var (values, errors) = FormCheck.Read(TaskForm.Parse(Json), new Dictionary<string, string> { ["area"] = "1", ["sure"] = "on", ["note"] = text });
        Assert.Equal("note", Assert.Single(errors).Field);
        Assert.Equal(text, values["note"]);
    }

    [Fact]
    public void Expressions_see_numbers_as_numbers_and_a_box_as_true_or_false()
    {
        var result = FormResult.Of(TaskForm.Parse(Json), new Dictionary<string, string> { ["area"] = "396.5", ["sure"] = "true", ["day"] = "2022-12-31" });
        Assert.Equal(396.5m, result.GetProperty("area").GetDecimal());
        Assert.Equal(JsonValueKind.True, result.GetProperty("sure").ValueKind);
        Assert.Equal("2022-12-31", result.GetProperty("day").GetString());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("note").ValueKind);
    }

    [Theory]
    [InlineData("""{"name":"x"}""", "an array")]
    [InlineData("""[{"label":"Nhãn"}]""", "form field 1")]
    [InlineData("""[{"name":"x","type":"table"}]""", "'table'")]
    [InlineData("""[{"name":"x","type":"choice"}]""", "'options'")]
    [InlineData("""[{"name":"a","requierd":true}]""", "'requierd' is not known")]
    [InlineData("""[{"name":"x"},{"name":"x"}]""", "'x'")]
    public void A_form_that_cannot_be_read_says_which_field_and_why(string json, string said) =>
        Assert.Contains(said, Assert.Throws<JsonException>(() => TaskForm.Parse(json)).Message, StringComparison.Ordinal);
}

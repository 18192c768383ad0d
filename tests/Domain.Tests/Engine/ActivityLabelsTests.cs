using VanQuan.Workflows.Domain.Engine.Definitions;
using Xunit;

namespace VanQuan.Workflows.Domain_Tests.Engine;

/// <summary>The words of an activity and its outcomes, from its metadata.</summary>
public class ActivityLabelsTests
{
    [Theory]
    [InlineData("""{"displayText":"Thẩm tra","description":"Verify","outcomes":{"Done":{"vi":"Đạt","en":"Passed"}}}""", "Thẩm tra|Verify|Đạt|Passed")]
    [InlineData("""{"displayText":"Thẩm tra","description":"","outcomes":{"Done":{"vi":"Đạt"}}}""", "Thẩm tra|Thẩm tra|Đạt|Đạt")]
    [InlineData("""{"outcomes":{"Other":{"vi":"Khác"}}}""", "|||")]
    [InlineData("""{"displayText":1,"outcomes":["Done"]}""", "|||")]
    [InlineData("[]", "|||")]
    public void Each_language_takes_the_other_where_one_is_missing(string metadata, string expected)
    {
        var definition = WorkflowDefinition.Parse(
            """{"definitionId":"d","name":"d","version":1,"root":{"id":"Ask","type":"VanQuan.UserTask","metadata":""" + metadata + "}}");
        var labels = ActivityLabels.Of(definition.Activities["Ask"]);

        Assert.Equal(expected, string.Join('|', labels.Name("vi"), labels.Name("en"), labels.Outcome("Done", "vi"), labels.Outcome("Done", "en")));
    }
}

import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Asks veraPDF whether files are PDF/A: one line a file, its name and then each broken rule, apart by tabs.
 *
 * The rules are read here and not by veraPDF's own reader, whose XML binding the jar at hand leaves out.
 */
public class Judge {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        ValidationProfile profile = profile(flavour);
        for (String name : Arrays.copyOfRange(arguments, 1, arguments.length)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(name), flavour)) {
                ValidationResult result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
                Set<String> broken = new TreeSet<>();
                for (TestAssertion one : result.getTestAssertions()) {
                    if (one.getStatus() == TestAssertion.Status.FAILED) {
                        broken.add(one.getRuleId().getClause() + " " + one.getMessage());
                    }
                }
                if (!result.isCompliant() && broken.isEmpty()) {
                    broken.add("not compliant");
                }
                System.out.println(String.join("\t", name, String.join("\t", broken)).strip());
            }
        }
    }

    private static ValidationProfile profile(PDFAFlavour flavour) throws Exception {
        String name = "org/verapdf/pdfa/validation/PDFA-" + flavour.getId().toUpperCase() + ".xml";
        Document xml;
        try (InputStream stream = ClassLoader.getSystemResourceAsStream(name)) {
            xml = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
        Set<Rule> rules = new HashSet<>();
        NodeList found = xml.getElementsByTagName("rule");
        for (int at = 0; at < found.getLength(); at++) {
            rules.add(rule((Element) found.item(at)));
        }
        Set<Variable> variables = new HashSet<>();
        NodeList named = xml.getElementsByTagName("variable");
        for (int at = 0; at < named.getLength(); at++) {
            Element one = (Element) named.item(at);
            variables.add(Profiles.variableFromValues(
                one.getAttribute("name"), one.getAttribute("object"), text(one, "defaultValue"), text(one, "value")));
        }
        return Profiles.profileFromValues(
            flavour, Profiles.profileDetailsFromValues("", "", "", new Date(0)), "", rules, variables);
    }

    private static Rule rule(Element rule) {
        Element id = (Element) rule.getElementsByTagName("id").item(0);
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(
                PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"),
                Integer.parseInt(id.getAttribute("testNumber"))),
            rule.getAttribute("object"),
            rule.getAttribute("deferred").equals("true") ? Boolean.TRUE : null,
            "",
            text(rule, "description"),
            text(rule, "test"),
            Profiles.errorFromValues(text(rule, "message"), new ArrayList<>()),
            new ArrayList<>());
    }

    private static String text(Element in, String name) {
        return in.getElementsByTagName(name).item(0).getTextContent();
    }
}

"use client";
import { WentWrong } from "@/app/_ui/went-wrong";

/** A page of an organization that could not be made; menu and switcher stay. */
export default WentWrong;

"use client";
import { WentWrong } from "@/app/_ui/went-wrong";

/** A page of the own account that could not be made; menu and switcher stay. */
export default WentWrong;
